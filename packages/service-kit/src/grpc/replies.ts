import { isRefusal, type Refusal } from '../refusal';

/** Passes a refusal on, and makes a reply of anything else. */
export const mapped = <Outcome, Reply>(
  outcome: Outcome,
  reply: (outcome: Exclude<Outcome, Refusal>) => Reply,
): Reply | Extract<Outcome, Refusal> =>
  isRefusal(outcome) ? (outcome as Extract<Outcome, Refusal>) : reply(outcome as Exclude<Outcome, Refusal>);

/** A value its rule in proto/ requires; the door has refused requests without it. */
export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a required value is missing behind the door');
  return value;
}

/** Where a list goes on, and how much of it is wanted. */
export interface Page {
  /** Empty for the first page. */
  readonly cursor: string;
  /** 1–200. */
  readonly limit: number;
}

/** The page a request asks for; 50 where it does not say. */
export const pageOf = ({ page }: { readonly page: { readonly cursor: string; readonly limit: number } | undefined }): Page => ({
  cursor: page?.cursor ?? '',
  limit: page?.limit || 50,
});
