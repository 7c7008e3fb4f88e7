/** In the order in which they are shown; `release` is what undoes `reserve`. */
export const stepNames = ['reserve', 'ship', 'complete', 'release'] as const;

export type StepName = (typeof stepNames)[number];
export type StepState = 'pending' | 'done' | 'failed' | 'undone';

/** Sales asks for these; for the others it waits to be told. */
export type AskedStepName = 'reserve' | 'release';

export interface Step {
  readonly state: StepState;
  /** How often inventory was asked; the answer to the last time may still be on its way. */
  readonly attempts: number;
  /** The code of the last refusal or failure; empty when there was none. */
  readonly reason: string;
  readonly changedAt: Date;
}

/** The steps that were begun, as anyone may look at them (SL-9). */
export type Fulfilment = Readonly<Partial<Record<StepName, Step>>>;

export const begun = (changedAt: Date): Step => ({ state: 'pending', attempts: 0, reason: '', changedAt });

export const isPending = (fulfilment: Fulfilment, name: StepName): boolean => fulfilment[name]?.state === 'pending';

/** The fulfilment with one step ended. */
export function ended(
  fulfilment: Fulfilment,
  name: StepName,
  state: Exclude<StepState, 'pending'>,
  changedAt: Date,
  reason = '',
): Fulfilment {
  const step = fulfilment[name] ?? begun(changedAt);
  return { ...fulfilment, [name]: { ...step, state, reason, changedAt } };
}
