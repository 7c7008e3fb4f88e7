/** Lets a loop sleep until there is something to do. Rings that come while nobody sleeps are kept, as one. */
export interface Wake {
  ring(): void;
  /** Until the next ring, or the time in milliseconds is over. */
  sleep(atMost?: number): Promise<void>;
}

export function makeWake(): Wake {
  let rung = false;
  let rouse: (() => void) | undefined;
  return {
    ring: () => {
      rung = true;
      rouse?.();
    },
    sleep: async (atMost) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = atMost === undefined ? undefined : setTimeout(resolve, Math.max(0, atMost));
          rouse = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        rouse = undefined;
      }
      rung = false;
    },
  };
}
