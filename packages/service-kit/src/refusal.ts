import type { ErrorCode } from '@tributary/contracts';

/** A business rule said no. Not an error: the caller is told the rule's code and what to do about it. */
export interface Refusal<Code extends ErrorCode = ErrorCode> {
  readonly refused: Code;
  /** Facts the caller may see; never personal data. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  /** The request field at fault, in proto3 JSON spelling. */
  readonly field?: string;
}

export const isRefusal = (outcome: unknown): outcome is Refusal =>
  typeof outcome === 'object' && outcome !== null && 'refused' in outcome;
