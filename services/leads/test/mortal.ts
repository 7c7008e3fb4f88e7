/** A process that is killed: nothing it was about to do happens any more. */
export class Killed extends Error {}

/**
 * Calls of a process that is killed at its n-th call, just before the call takes effect or just after. Every later call
 * finds the process dead.
 */
export class Mortal {
  private calls = 0;

  constructor(
    private readonly killedAt: number,
    private readonly when: 'before' | 'after',
  ) {}

  /** Whether the process lived through everything it was asked to do. */
  get survived(): boolean {
    return this.calls < this.killedAt;
  }

  readonly call =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      this.calls += 1;
      if (this.calls > this.killedAt || (this.calls === this.killedAt && this.when === 'before')) throw new Killed();
      const result = await work(...args);
      if (this.calls >= this.killedAt) throw new Killed();
      return result;
    };

  /** Every method of an object. */
  readonly object = <T extends object>(living: T): T =>
    Object.fromEntries(Object.entries(living).map(([name, method]) => [name, this.call(method)])) as T;
}
