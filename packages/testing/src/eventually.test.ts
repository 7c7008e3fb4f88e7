import { eventually } from './eventually';

describe('eventually', () => {
  it('gives what the probe gives, as soon as it does not throw', async () => {
    let tries = 0;
    const answer = await eventually('the third try succeeds', () => {
      if (++tries < 3) throw new Error('not yet');
      return tries;
    });
    expect(answer).toBe(3);
  });

  it('waits for probes that answer later', async () => {
    await expect(eventually('a promise is kept', async () => 'kept')).resolves.toBe('kept');
  });

  it('fails with the sentence and the last complaint when time is over', async () => {
    let tries = 0;
    const waiting = eventually('the lead is claimed', () => Promise.reject(new Error(`try ${++tries}`)), { within: 60 });
    const problem = (await waiting.catch((error: unknown) => error)) as Error;
    expect(problem.message).toContain('the lead is claimed');
    expect(problem.message).toContain(`try ${tries}`);
    expect(problem.cause).toBeInstanceOf(Error);
  });

  it('does not wait for ever for a probe that never answers', async () => {
    const waiting = eventually('somebody answers', () => new Promise<never>(() => undefined), { within: 60 });
    await expect(waiting).rejects.toThrow('somebody answers');
  });
});
