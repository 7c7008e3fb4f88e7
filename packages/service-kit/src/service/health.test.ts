import { makeHealth } from './health';

describe('readiness', () => {
  it('is no before the service has started and after it began to stop', async () => {
    const health = makeHealth();
    expect(await health.readiness()).toEqual({ ready: false, failing: ['starting'] });
    health.started();
    expect(await health.readiness()).toEqual({ ready: true, failing: [] });
    health.stopping();
    health.started();
    expect(await health.readiness()).toEqual({ ready: false, failing: ['stopping'] });
  });

  it('names what does not work, whether it rejects or throws', async () => {
    const health = makeHealth();
    health.check('postgres', async () => 1);
    health.check('rabbit', () => Promise.reject(new Error('gone')));
    health.check('files', () => {
      throw new Error('gone');
    });
    health.started();
    expect(await health.readiness()).toEqual({ ready: false, failing: ['rabbit', 'files'] });
  });

  it('does not wait for a probe that hangs', async () => {
    jest.useFakeTimers();
    const health = makeHealth();
    health.check('postgres', () => new Promise(() => undefined));
    health.started();
    const readiness = health.readiness();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await readiness).toEqual({ ready: false, failing: ['postgres'] });
    jest.useRealTimers();
  });
});
