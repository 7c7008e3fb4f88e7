import { earlier } from '../days';

/** Who holds a lead. The team path is the holder's when they got it: it decides which managers reach the lead. */
export interface Holder {
  readonly id: string;
  readonly teamPath: string;
}

export type DropCause = 'follow-up-overdue' | 'protection-ended';

/** In the public sea (公海). */
export interface Pool {
  readonly state: 'pool';
  readonly since: Date;
}

interface Holding {
  readonly holder: Holder;
  readonly since: Date;
  /** Until then nobody else may follow up. */
  readonly protectedUntil: Date;
  readonly followUpDueAt: Date;
}

/** `assigned` and `claimed` wait for the first follow-up; `protected` has had it. */
export interface Held extends Holding {
  readonly state: 'assigned' | 'claimed' | 'protected';
}

/** The holder has been warned; at `dropAt` the lead falls back to the public sea. */
export interface Dropping extends Holding {
  readonly state: 'dropping';
  readonly cause: DropCause;
  readonly dropAt: Date;
}

/** Closed; whoever held it last stays named. */
export interface Locked {
  readonly state: 'locked';
  readonly since: Date;
  readonly holder?: Holder;
}

export type Custody = Pool | Held | Dropping | Locked;

export const isHeld = (custody: Custody): custody is Held | Dropping =>
  custody.state === 'assigned' || custody.state === 'claimed' || custody.state === 'protected' || custody.state === 'dropping';

export const holderOf = (custody: Custody): Holder | undefined => (custody.state === 'pool' ? undefined : custody.holder);

/** When the clock has something to do next: warn, then drop. Undefined: never. */
export function deadlineOf(custody: Custody): Date | undefined {
  if (!isHeld(custody)) return undefined;
  if (custody.state === 'dropping') return custody.dropAt;
  return earlier(custody.followUpDueAt, custody.protectedUntil);
}
