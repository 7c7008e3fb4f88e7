import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../story/people';
import type { Story } from '../story/story';
import { type Api, apiOf } from './api';
import type { Doors } from './doors';
import { type Journal, Refused } from './journal';

/** What every chapter needs to tell its part of the story. */
export interface Telling {
  readonly story: Story;
  readonly doors: Doors;
  readonly journal: Journal;
  readonly signal: AbortSignal;
  /** `admin`. */
  readonly administrator: Api;
  readonly as: (person: Person) => Api;
  readonly passwordOf: (login: string) => string;
  /** A command, told once and for all under this key. */
  readonly tell: <Answer>(api: Api, key: string, path: string, body: Prepared) => Promise<Answer>;
  /** Asks until the answer fits; what is not there yet does not fit. */
  readonly until: <Answer>(what: string, ask: () => Promise<Answer>, fits: (answer: Answer) => boolean) => Promise<Answer>;
  /** So many more things are told. */
  readonly told: (count: number) => void;
}

type Prepared = object | (() => Promise<object>);

/** A list's page, as far as everybody reads it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

export interface TellingNeeds extends Pick<Telling, 'story' | 'doors' | 'journal' | 'signal' | 'passwordOf' | 'told'> {}

export function makeTelling(needs: TellingNeeds): Telling {
  const { doors, journal, signal, passwordOf } = needs;
  const apis = new Map<string, Api>();
  const apiFor = (login: string, password: string): Api => {
    const api = apis.get(login) ?? apiOf(doors.url, login, password, signal);
    apis.set(login, api);
    return api;
  };
  return {
    ...needs,
    administrator: apiFor('admin', doors.administratorPassword),
    as: ({ login }) => apiFor(login, passwordOf(login)),
    tell: (api, key, path, body) =>
      journal.once({
        key,
        prepare: () => (typeof body === 'function' ? body() : body),
        send: (request, idempotencyKey) => api.send('POST', path, request, idempotencyKey),
      }),
    until: (what, ask, fits) => untilItFits(what, ask, fits, signal),
  };
}

/** A machine that is busy with its first start is slow; a store that is slow is slower. */
const patienceMs = 180_000;

async function untilItFits<Answer>(
  what: string,
  ask: () => Promise<Answer>,
  fits: (answer: Answer) => boolean,
  signal: AbortSignal,
): Promise<Answer> {
  const giveUpAt = Date.now() + patienceMs;
  for (let pause = 50; ; pause = Math.min(pause * 1.6, 1_000)) {
    const answer = await ask().catch((error: unknown) => {
      if (error instanceof Refused && Date.now() < giveUpAt) return undefined;
      throw error;
    });
    if (answer !== undefined && fits(answer)) return answer;
    if (Date.now() > giveUpAt) throw new Error(`did not happen within ${patienceMs / 60_000} minutes: ${what}`);
    await sleep(pause, undefined, { signal });
  }
}

/** Everything of a list, page by page. */
export async function everything<Item>(api: Api, path: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor = '';
  do {
    const more = `${path.includes('?') ? '&' : '?'}page.limit=200${cursor && `&page.cursor=${encodeURIComponent(cursor)}`}`;
    const page: Page<Item> = await api.get(`${path}${more}`);
    items.push(...page.items);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  return items;
}
