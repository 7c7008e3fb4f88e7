import { makeWake } from './wake';

describe('a wake', () => {
  it('keeps rings that come while nobody sleeps, as one', async () => {
    const wake = makeWake();
    wake.ring();
    wake.ring();
    await wake.sleep();
    const start = performance.now();
    await wake.sleep(20);
    expect(performance.now() - start).toBeGreaterThan(15);
  });

  it('ends a sleep at once', async () => {
    const wake = makeWake();
    const slept = wake.sleep(60_000);
    wake.ring();
    await slept;
  });
});
