import type { Platform } from '../platform/platform';

export interface DemoContext {
  readonly platform: Platform;
  /** Tells how much is done, in the unit of `size`. */
  readonly progress: (done: number) => void;
}

/** A company with everything it needs to be looked at, told to the platform through its public interfaces. */
export interface DemoModule {
  /** Changes when the data does. */
  readonly version: string;
  /** How many commands and events it sends. */
  readonly size: number;
  /** Repeatable: every command carries an idempotency key, every event its id, so that an interrupted load goes on. */
  readonly load: (context: DemoContext) => Promise<void>;
}

/** The company that `up` shows to newcomers; undefined while there is none to tell of. */
export const demoModule: DemoModule | undefined = undefined;
