import type { InvariantId } from '../invariants/invariant';
import type { BugName } from './bug-name';

export interface PlantedBug {
  /** The scenario in which it shows. */
  readonly scenario: string;
  /** It is caught when one of these is violated. */
  readonly breaks: readonly InvariantId[];
}

/** What the rig has to find, or it proves nothing. All of it on PostgreSQL: the mistakes are the same on both stores. */
export const plantedBugs: Readonly<Record<BugName, PlantedBug>> = {
  'acknowledges before the commit': { scenario: '3', breaks: ['I1'] },
  'polls by a growing number': { scenario: '4', breaks: ['I1', 'I4'] },
  'publishes without mandatory': { scenario: '8', breaks: ['I1'] },
  'removes before the confirm': { scenario: '1', breaks: ['I1'] },
  'two relays share rows by SKIP LOCKED': { scenario: '15', breaks: ['I4'] },
  'adds to the outbox after the commit': { scenario: '5', breaks: ['I1'] },
  'keeps the idempotency record outside the transaction': { scenario: '5', breaks: ['I2'] },
  // The client repeats the command, so the phantom is taken for a doubling.
  'publishes before the commit': { scenario: '5', breaks: ['I2', 'I3'] },
  'writes half a change': { scenario: '5', breaks: ['I3'] },
  'answers before the commit': { scenario: '5', breaks: ['I1'] },
  'has no inbox': { scenario: '4', breaks: ['I2'] },
  'remembers messages in memory only': { scenario: '4', breaks: ['I2'] },
  'writes effects outside the transaction of the inbox': { scenario: '3', breaks: ['I2'] },
  'drops what fails': { scenario: '17', breaks: ['I1'] },
  'retries what fails after what follows it': { scenario: '17', breaks: ['I4'] },
  'lets everybody wait behind what fails': { scenario: '17', breaks: ['I6'] },
  'takes every repeat that the inbox has forgotten': { scenario: '18', breaks: ['I2'] },
};

export const bugNames = Object.keys(plantedBugs) as BugName[];
