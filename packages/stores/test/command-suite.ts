import { type Actor, AlreadyAnswered, type CommandContext, runAsCommand } from '@tributary/service-kit';
import { anEmployee, eventually } from '@tributary/testing';
import type { WeakLink } from './weak-link';

/** A desk on one store where loans are written, one row or document each. */
export interface CommandDesk {
  /** One transaction. */
  write<T>(actor: Actor, work: (lend: () => Promise<void>) => Promise<T>): Promise<T>;
  /** The same by somebody who waits for others only a moment. */
  writeImpatiently<T>(actor: Actor, work: (lend: () => Promise<void>) => Promise<T>): Promise<T>;
  read(actor: Actor): Promise<unknown>;
  /** Counted from outside. */
  loans(): Promise<number>;
  clear(): Promise<void>;
  /** Makes every recorded command two days old. */
  ageRecords(): Promise<void>;
  prune(olderThan: Date): Promise<number>;
  /** Between the store and whoever writes. */
  readonly link: WeakLink;
  /** What the request to commit contains. */
  readonly commitRequest: string;
  /** Round trips of a command beside its own statements. */
  readonly overhead: number;
}

/** What an idempotency key promises, on whichever store. */
export function describeCommands(desk: () => CommandDesk): void {
  const mei = anEmployee({ id: 'mei' });
  type Lend = () => Promise<void>;
  interface Sending {
    readonly key: string;
    readonly requestHash: string;
    readonly actor: Actor;
    readonly write: CommandDesk['write'];
  }

  beforeEach(() => desk().clear());

  /** Lends one, and answers with `answer`. */
  const lends =
    (answer: unknown = 'lent') =>
    async (lend: Lend): Promise<unknown> => {
      await lend();
      return answer;
    };

  /** What the door does with a command: the reply of the first time, or a code. */
  async function send(
    work: (lend: Lend) => Promise<unknown> = lends(),
    { key = 'k1', requestHash = 'h1', actor = mei, write = desk().write }: Partial<Sending> = {},
  ): Promise<string> {
    const command: CommandContext = { key, requestHash, encodeReply: (outcome) => Buffer.from(JSON.stringify(outcome)) };
    try {
      return JSON.stringify(await runAsCommand(command, () => write(actor, work)));
    } catch (error) {
      if (error instanceof AlreadyAnswered) return `again ${Buffer.from(error.reply).toString()}`;
      if (error instanceof Error && 'refused' in error) return String(error.refused);
      throw error;
    }
  }

  it('takes effect once when sent twice, and answers the second time as the first', async () => {
    expect(await send(lends({ due: 1 }))).toBe('{"due":1}');
    expect(await send(lends({ due: 2 }))).toBe('again {"due":1}');
    expect(await desk().loans()).toBe(1);
  });

  it('takes effect once when sent twenty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(answers.filter((answer) => answer === '"lent"')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'again "lent"')).toHaveLength(19);
    expect(await desk().loans()).toBe(1);
  });

  it('refuses the key for a different request', async () => {
    await send();
    expect(await send(lends(), { requestHash: 'h2' })).toBe('request.idempotency-key-reused');
    expect(await desk().loans()).toBe(1);
  });

  it('lets two callers use the same key', async () => {
    await send();
    expect(await send(lends(), { actor: anEmployee({ id: 'lan' }) })).toBe('"lent"');
    expect(await desk().loans()).toBe(2);
  });

  it('remembers no refusal: the same command may succeed later', async () => {
    expect(await send(async () => ({ refused: 'record.not-found' }))).toBe('{"refused":"record.not-found"}');
    expect(await send()).toBe('"lent"');
  });

  it('remembers no failure', async () => {
    await expect(send(() => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(await send()).toBe('"lent"');
  });

  it('takes effect once when the connection dies before the commit and the command is repeated', async () => {
    let dying = true;
    const dies = async (lend: Lend) => {
      await lend();
      if (dying) desk().link.cut();
      if (dying) desk().link.mend();
      dying = false;
      return 'lent';
    };
    const first = await send(dies).catch((error: Error) => error.name);
    expect(['StoreUnavailable', '"lent"']).toContain(first);
    expect(await send()).toBe(first === '"lent"' ? 'again "lent"' : '"lent"');
    expect(await desk().loans()).toBe(1);
  });

  it('takes effect once when the answer to the commit is lost and the command is repeated', async () => {
    await send(lends(), { key: 'warm' });
    await desk().clear();
    desk().link.loseAnswerTo(desk().commitRequest);
    const first = await send(lends()).catch((error: { effect?: string }) => error.effect);
    expect(['unknown', '"lent"']).toContain(first);
    expect(await send()).toBe('again "lent"');
    expect(await desk().loans()).toBe(1);
  });

  /** Sends a command that lends, then waits until it is let go, and ends in `outcome`. */
  async function sendAndHold(outcome: unknown): Promise<{ answer: Promise<string>; letGo: () => void }> {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holding = false;
    const answer = send(async (lend) => {
      await lend();
      holding = true;
      await held;
      return outcome;
    });
    await eventually('the command holds its key', () => expect(holding).toBe(true));
    return { answer, letGo };
  }

  it('makes the second of two at once wait, and lets it take over when the first is refused', async () => {
    const first = await sendAndHold({ refused: 'record.not-found' });
    const before = desk().link.roundTrips();
    const second = send();
    await eventually('the second one has asked', () => expect(desk().link.roundTrips()).toBeGreaterThan(before));
    first.letGo();
    expect(await first.answer).toContain('record.not-found');
    expect(await second).toBe('"lent"');
    expect(await desk().loans()).toBe(1);
  });

  it('tells a repeat that comes while the first takes too long to ask again', async () => {
    const first = await sendAndHold('lent');
    expect(await send(lends(), { write: desk().writeImpatiently })).toBe('request.in-progress');
    first.letGo();
    expect(await first.answer).toBe('"lent"');
    expect(await send()).toBe('again "lent"');
    expect(await desk().loans()).toBe(1);
  });

  it('records the outcome of the first transaction that commits, when a command has several', async () => {
    const command = (): CommandContext => ({ key: 'k1', requestHash: 'h1', encodeReply: (o) => Buffer.from(String(o)) });
    const several = () =>
      runAsCommand(command(), async () => {
        await desk().read(mei);
        await desk().write(mei, async () => ({ refused: 'record.not-found' }));
        await desk().write(mei, lends('first'));
        return desk().write(mei, lends('second'));
      });
    expect(await several()).toBe('second');
    const again = await several().catch((error: unknown) => error);
    expect(Buffer.from((again as AlreadyAnswered).reply).toString()).toBe('first');
    expect(await desk().loans()).toBe(2);
  });

  it('keeps to its round trips', async () => {
    let tries = 0;
    // A connection that is just being opened, or a heartbeat, may be counted too.
    await eventually('a command goes by with no more than its own', async () => {
      const before = desk().link.roundTrips();
      await send(lends(), { key: `try-${++tries}` });
      expect(desk().link.roundTrips() - before).toBe(1 + desk().overhead);
    });
  });

  it('keeps keys and replies whatever characters they hold', async () => {
    const key = `k'); drop table loans; -- \\ $set.客户`;
    expect(await send(lends(`it's \\ 回款`), { key })).toBe(`"it's \\\\ 回款"`);
    expect(await send(lends(), { key })).toBe(`again "it's \\\\ 回款"`);
  });

  it('forgets what is older than asked', async () => {
    await send(lends(), { key: 'old' });
    await desk().ageRecords();
    await send(lends(), { key: 'new' });
    expect(await desk().prune(new Date(Date.now() - 86_400_000))).toBe(1);
    expect(await send(lends(), { key: 'new' })).toBe('again "lent"');
    expect(await send(lends(), { key: 'old' })).toBe('"lent"');
  });
}
