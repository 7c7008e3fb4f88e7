import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './actor';

/** The gRPC call this code answers. Outgoing calls take the acting user, the deadline and the origin from here. */
export interface CallContext {
  /** `/tributary.leads.v1.LeadService/ClaimLead` */
  readonly method: string;
  readonly actor: Actor;
  /** The employee's or integration's own token, to act on their behalf at the next service. */
  readonly actingToken?: string;
  /** When the caller stops waiting; a stream may have no end. */
  readonly deadline?: Date;
  /** Aborted when the caller hangs up, the deadline passes, or this process ends its streams to stop. */
  readonly signal: AbortSignal;
  /** Address of the person or system at the outer edge, for the audit log (PERM-5). */
  readonly originIp: string;
}

const calls = new AsyncLocalStorage<CallContext>();

export const runInCall = <T>(context: CallContext, work: () => T): T => calls.run(context, work);

/** Undefined in event handlers, schedules and at start. */
export const currentCall = (): CallContext | undefined => calls.getStore();
