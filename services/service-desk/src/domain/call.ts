import type { EventData } from '@tributary/contracts';
import type { Refusal } from '@tributary/service-kit';
import type { CustomerLink } from './customer';

/** What the call centre says of a call; empty or undefined while it does not know. */
export interface CallFacts {
  readonly phone: string;
  readonly customer: CustomerLink | undefined;
  readonly agentId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly disposition: string;
  readonly note: string;
  readonly recordingUrl: string;
}

export interface Call extends CallFacts {
  readonly id: string;
  /** How many events told of it so far; 0 while the call goes on. */
  readonly version: number;
}

export type CallRecorded = EventData['tributary.service-desk.call.recorded.v1'];

export interface CallChange {
  readonly call: Call;
  /** Told when the call has ended, and again when what was told has become more. */
  readonly recorded?: CallRecorded;
}

/** SD-10: a call is recorded once; what comes later fills in what was not known, and what is known stays. */
export function recordCall(id: string, known: Call | undefined, facts: CallFacts): CallChange | Refusal<'call.times-invalid'> {
  const merged: Call = known ? { ...known, ...filled(known, facts) } : { id, ...facts, version: 0 };
  if (merged.endedAt && merged.endedAt < merged.startedAt) return { refused: 'call.times-invalid', field: 'ended_at' };
  const told = known?.endedAt && messageOf({ ...known, endedAt: known.endedAt });
  const telling = merged.endedAt && messageOf({ ...merged, endedAt: merged.endedAt });
  if (!telling || JSON.stringify(telling) === JSON.stringify(told)) return { call: merged };
  return { call: { ...merged, version: merged.version + 1 }, recorded: telling };
}

const filled = (known: Call, facts: CallFacts): Partial<Call> => ({
  phone: known.phone || facts.phone,
  customer: known.customer ?? facts.customer,
  agentId: known.agentId || facts.agentId,
  endedAt: known.endedAt ?? facts.endedAt,
  disposition: known.disposition || facts.disposition,
  note: known.note || facts.note,
  recordingUrl: known.recordingUrl || facts.recordingUrl,
});

const messageOf = ({ id, customer, agentId, direction, startedAt, endedAt, disposition }: Call & { readonly endedAt: Date }) => ({
  callId: id,
  customerId: customer?.id ?? '',
  agentId,
  direction,
  durationSeconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
  disposition,
  endedAt,
});
