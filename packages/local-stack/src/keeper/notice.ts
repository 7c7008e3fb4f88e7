import { join } from 'node:path';
import { type Claim, putUpClaim, readClaim, takeDownClaim } from '../claim';

/** The file in a home that says who keeps it: at most one living keeper a home. */
export interface Notice extends Claim {
  readonly port: number;
  /** Proves to the keeper that a client could read this file, and to a client that it met this keeper. */
  readonly token: string;
}

const noticeFile = (home: string): string => join(home, 'keeper.json');

export const readNotice = (home: string): Notice | undefined => readClaim<Notice>(noticeFile(home));

/** Puts up our notice unless there is one; true when it is ours that hangs there. */
export const putUpNotice = (home: string, notice: Notice): boolean => putUpClaim(noticeFile(home), notice);

/** Takes down the notice of a keeper that is dead. */
export const takeDownNotice = (home: string, dead: Notice): void => takeDownClaim(noticeFile(home), dead);
