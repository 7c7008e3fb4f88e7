import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What is sent for a key, and under which name the receiver may recognise it when it comes again. */
export interface Sentence<Request, Answer> {
  readonly key: string;
  /** Makes the request; it may look around first. Asked only when nothing was noted for the key. */
  readonly prepare: () => Request | Promise<Request>;
  readonly send: (request: Request, idempotencyKey: string) => Promise<Answer>;
}

/**
 * What has been said so far. A request is noted before it is sent and its answer after, so that whoever goes on after an
 * interruption repeats the last words exactly, under the same idempotency key, and nothing else.
 */
export interface Journal {
  /** When the first word was said; kept over interruptions. */
  readonly startedAt: Date;
  once<Request, Answer>(sentence: Sentence<Request, Answer>): Promise<Answer>;
  hasAnswer(key: string): boolean;
}

interface Noted {
  request?: unknown;
  answer?: { readonly value: unknown };
  /** How often it was refused: such a request is made anew, under a new name. */
  refusals: number;
}

type Line =
  | { readonly key: string; readonly request: unknown }
  | { readonly key: string; readonly answer: { readonly value: unknown } }
  | { readonly key: string; readonly refused: true };

/** Says that a receiver has understood a request and does not want it: sending it once more is of no use. */
export class Refused extends Error {}

/** @param file holds passwords; made readable by its owner only */
export function openJournal(file: string, now: () => Date): Journal {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify({ startedAt: now() })}\n`, { mode: 0o600 });
  }
  const [first, ...lines] = readLines(file) as [{ startedAt: string }, ...Line[]];
  const noted = new Map<string, Noted>();
  for (const line of lines) keep(noted, line);
  const note = (line: Line): void => {
    // Begins with the line feed, so that a half line that a killed process left behind stays by itself.
    appendFileSync(file, `\n${JSON.stringify(line)}`);
    keep(noted, line);
  };

  return {
    startedAt: new Date(first.startedAt),
    hasAnswer: (key) => noted.get(key)?.answer !== undefined,
    once: async <Request, Answer>({ key, prepare, send }: Sentence<Request, Answer>): Promise<Answer> => {
      const known = noted.get(key);
      if (known?.answer) return known.answer.value as Answer;
      const request = (known?.request ?? (await prepare())) as Request;
      if (known?.request === undefined) note({ key, request });
      try {
        const value = await send(request, `demo/${key}/${known?.refusals ?? 0}`);
        note({ key, answer: { value } });
        return value;
      } catch (error) {
        if (error instanceof Refused) note({ key, refused: true });
        throw error;
      }
    },
  };
}

function keep(noted: Map<string, Noted>, line: Line): void {
  const entry = noted.get(line.key) ?? { refusals: 0 };
  if ('answer' in line) noted.set(line.key, { ...entry, answer: line.answer });
  else if ('refused' in line) noted.set(line.key, { refusals: entry.refusals + 1 });
  else noted.set(line.key, { ...entry, request: line.request });
}

function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      try {
        return [JSON.parse(line)];
      } catch {
        // Half a line: its writer was killed. What it was about to note has not been sent, or is sent again.
        return [];
      }
    });
}
