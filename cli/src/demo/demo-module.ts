import { people } from './story/people';
import { sizeOf } from './story/size-of';
import { type Story, storyOf } from './story/story';
import { hireKey } from './telling/chapters/found-company';
import type { Doors } from './telling/doors';
import type { Journal } from './telling/journal';
import { tellStory } from './telling/tell-story';
import { makeTelling } from './telling/telling';

export interface DemoContext {
  readonly doors: Doors;
  /** What was said before, and where to note what is said now. */
  readonly journal: Journal;
  /** The initial password of somebody of the demo data. */
  readonly passwordOf: (login: string) => string;
  /** Tells how much is done, in the unit of `size`. */
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Somebody who can sign in. */
export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly role: string;
}

/** A company with everything it needs to be looked at, told to the platform through its public interfaces. */
export interface DemoModule {
  /** Changes when the data does. */
  readonly version: string;
  /** How much there is to tell: a record of a channel is one, a lead that is worked on two, a deal eight. */
  readonly size: number;
  /** What is told by a load that began at this moment. */
  readonly story: (startedAt: Date) => Story;
  /** Who can sign in by now. */
  readonly people: (journal: Journal | 'all is told') => readonly DemoPerson[];
  /** Repeatable: the journal holds every command with its idempotency key, so that an interrupted load goes on. */
  readonly load: (context: DemoContext) => Promise<void>;
}

const seed = 'qiyuan';

/** @param scale 1 is what `up` shows to newcomers; less is for tests and has one of everything */
export function makeDemoModule(scale: number): DemoModule {
  const story = (startedAt: Date): Story => storyOf({ seed, scale, startedAt });
  return {
    version: '2',
    size: sizeOf(story(new Date(0))),
    story,
    people: (journal) => people.filter(({ login }) => journal === 'all is told' || journal.hasAnswer(hireKey(login))),
    load: ({ progress, ...context }) => {
      let done = 0;
      const told = (count: number): void => {
        done += count;
        progress(done);
      };
      return tellStory(makeTelling({ ...context, story: story(context.journal.startedAt), told }));
    },
  };
}
