import { makeLog } from './log/make-log';
import { type Repeated, repeat } from './repeat';

const silent = makeLog({ service: 'test', level: 'silent' });
const aDay = 86_400_000;

let repeated: Repeated | undefined;
afterEach(async () => {
  await repeated?.stop();
  repeated = undefined;
});

/** Says what to do in each run, and tells when a run begins. */
function runs(...plan: readonly (() => Promise<{ more: boolean }>)[]): {
  work: () => Promise<{ more: boolean }>;
  began: (run: number) => Promise<void>;
} {
  let count = 0;
  const waiting: { readonly run: number; readonly resolve: () => void }[] = [];
  return {
    began: (run) => new Promise((resolve) => (count >= run ? resolve() : void waiting.push({ run, resolve }))),
    work: async () => {
      count += 1;
      for (const { run, resolve } of waiting) if (run === count) resolve();
      return (await plan[count - 1]?.()) ?? { more: false };
    },
  };
}
const more = async () => ({ more: true });
const done = async () => ({ more: false });
const failing = async () => {
  throw new Error('not this time');
};

describe('repeating', () => {
  it('goes on at once while there is more to do', async () => {
    const { work, began } = runs(more, more, done);
    repeated = repeat('test', { pauseMs: aDay, log: silent }, work);
    await began(3);
  });

  it('runs again after the pause, and after a failure as well', async () => {
    const { work, began } = runs(failing, done, done);
    repeated = repeat('test', { pauseMs: 1, log: silent }, work);
    await began(3);
  });

  it('runs at once when it is woken, also when that happens during a run', async () => {
    const { work, began } = runs(async () => {
      repeated?.wake();
      return { more: false };
    }, done);
    await new Promise(setImmediate);
    repeated = repeat('test', { pauseMs: aDay, log: silent }, async () => {
      await new Promise(setImmediate);
      return work();
    });
    await began(2);
    repeated.wake();
    await began(3);
  });

  it('stops after the run under way, and soon when it pauses', async () => {
    let finished = false;
    let finish = (): void => undefined;
    const { work, began } = runs(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      finished = true;
      return { more: true };
    });
    const part = repeat('test', { pauseMs: aDay, log: silent }, work);
    await began(1);
    await new Promise(setImmediate);
    const stopped = part.stop();
    expect(finished).toBe(false);
    finish();
    await stopped;
    expect(finished).toBe(true);

    const pausing = repeat('test', { pauseMs: aDay, log: silent }, done);
    await new Promise(setImmediate);
    await pausing.stop();
  });
});
