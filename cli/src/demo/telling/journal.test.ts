import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Journal, openJournal, Refused } from './journal';

describe('the journal of a load', () => {
  const now = new Date('2026-03-10T03:00:00Z');
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tributary-journal-'));
    file = path.join(folder, 'secrets/journal.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (at = now): Journal => openJournal(file, () => at);

  /** Sends `request` and notes what was sent and as what; fails while `failure` is set. */
  const sender = (failure?: Error) => {
    const sent: unknown[] = [];
    const send = async (request: unknown, idempotencyKey: string): Promise<string> => {
      sent.push([request, idempotencyKey]);
      if (failure) throw failure;
      return `answer to ${JSON.stringify(request)}`;
    };
    return { sent, send };
  };

  it('given an answer was heard, when it is asked for again, then nothing is sent', async () => {
    const { sent, send } = sender();
    const say = (journal: Journal) => journal.once({ key: 'claim/p1', prepare: () => ({ leadId: 'l-1' }), send });
    expect(await say(open())).toBe('answer to {"leadId":"l-1"}');
    expect(await say(open())).toBe('answer to {"leadId":"l-1"}');
    expect(sent).toEqual([[{ leadId: 'l-1' }, 'demo/claim/p1/0']]);
    expect(open().hasAnswer('claim/p1')).toBe(true);
    expect(open().hasAnswer('claim/p2')).toBe(false);
  });

  it('given it was interrupted before the answer, when it goes on, then the same words are said under the same name', async () => {
    const lost = sender(new Error('connection lost'));
    const before = { key: 'sign', prepare: () => ({ expectedVersion: 3 }), send: lost.send };
    await expect(open().once(before)).rejects.toThrow('connection lost');

    const { sent, send } = sender();
    await open().once({ key: 'sign', prepare: () => ({ expectedVersion: 4 }), send });
    expect(sent).toEqual(lost.sent);
    expect(sent).toEqual([[{ expectedVersion: 3 }, 'demo/sign/0']]);
  });

  it('given it was refused, when it goes on, then it is said anew under another name', async () => {
    const refused = sender(new Refused('409 record.version-conflict'));
    const before = { key: 'sign', prepare: () => ({ expectedVersion: 3 }), send: refused.send };
    await expect(open().once(before)).rejects.toThrow(Refused);

    const { sent, send } = sender();
    await open().once({ key: 'sign', prepare: () => ({ expectedVersion: 4 }), send });
    expect(sent).toEqual([[{ expectedVersion: 4 }, 'demo/sign/1']]);
  });

  it('given its writer was killed in the middle of a line, when it goes on, then only that line is lost', async () => {
    const { sent, send } = sender();
    await open().once({ key: 'a', prepare: () => ({}), send });
    appendFileSync(file, '\n{"key":"b","requ');
    const journal = open();
    await journal.once({ key: 'b', prepare: () => ({}), send });
    expect(open().hasAnswer('a')).toBe(true);
    expect(open().hasAnswer('b')).toBe(true);
    expect(sent).toHaveLength(2);
  });

  it('remembers when the first word was said, and is read by its owner only', () => {
    open();
    expect(open(new Date('2026-03-12T00:00:00Z')).startedAt).toEqual(now);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
