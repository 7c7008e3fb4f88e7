import type { RigCommand } from './ledger';

/** Where commands are given: gRPC to the service, or REST to the gateway in front of it. */
export interface CommandDoor {
  /** The version that the answer tells. @throws when there was no answer, or one that asks to try again; Refused else */
  change(command: RigCommand): Promise<number>;
  stop(): Promise<void>;
}

/** No other try would be answered differently: a fault of the rig, or of what it tests. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

export const isWorthAnotherTry = (code: string, kind: string): boolean =>
  kind === 'unavailable' || kind === 'internal' || kind === 'exhausted' || code === 'request.in-progress';
