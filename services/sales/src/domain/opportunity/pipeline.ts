/** Fields a stage may ask for, in proto3 JSON spelling. */
export type RequirableField = 'amount' | 'expectedClose';

/** One row of the pipeline (SL-2). */
export interface Stage {
  readonly stage: string;
  /** Place in the pipeline, from 1. */
  readonly position: number;
  /** Per cent. */
  readonly probability: number;
  /** Stages from which an opportunity may come here. */
  readonly enteredFrom: readonly string[];
  readonly requiredFields: readonly RequirableField[];
}

/** Where every opportunity begins. Throws for a pipeline without stages, which no migration leaves behind. */
export function firstStage(pipeline: readonly Stage[]): Stage {
  const first = [...pipeline].sort((a, b) => a.position - b.position)[0];
  if (!first) throw new Error('the pipeline has no stages');
  return first;
}
