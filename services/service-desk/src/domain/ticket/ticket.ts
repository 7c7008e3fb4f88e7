import type { CustomerLink } from '../customer';
import type { Clocks } from './clocks';
import type { Entitlement } from './entitlement';
import type { Level, Priority, TicketKind, TicketState } from './kinds';

/** Somebody whose row it is (PERM-1). */
export interface Agent {
  readonly id: string;
  readonly teamPath: string;
}

export interface Reply {
  readonly text: string;
  readonly authorId: string;
  readonly writtenAt: Date;
}

export interface SurveyAnswer {
  readonly score: number;
  readonly comment: string;
  readonly answeredAt: Date;
}

/** SD-1. Instants are UTC. */
export interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly kind: TicketKind;
  readonly subject: string;
  readonly description: string;
  readonly channel: string;
  readonly customer: CustomerLink;
  /** Empty when it is about none. */
  readonly orderId: string;
  /** Empty when it did not come from a call. */
  readonly callId: string;
  readonly entitlement: Entitlement;
  readonly impact: Level;
  readonly urgency: Level;
  readonly priority: Priority;
  readonly state: TicketState;
  readonly createdBy: string;
  readonly assignee?: Agent;
  readonly clocks: Clocks;
  readonly resolution?: { readonly text: string; readonly at: Date };
  readonly replies: readonly Reply[];
  readonly survey?: SurveyAnswer;
  /** How many events told of it so far. */
  readonly version: number;
  readonly createdAt: Date;
}

export const isDone = ({ state }: Ticket): boolean => state === 'resolved' || state === 'closed';
