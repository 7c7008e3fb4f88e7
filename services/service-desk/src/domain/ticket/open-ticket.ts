import type { CustomerFacts } from '../customer';
import type { ServicePolicy } from '../policy';
import { changed, type TicketChange } from './change';
import { startClocks } from './clocks';
import { type Bought, entitlementOf } from './entitlement';
import { priorityOf } from './priority';
import type { Ticket } from './ticket';

export type NewTicket = Pick<
  Ticket,
  'id' | 'kind' | 'subject' | 'description' | 'channel' | 'orderId' | 'callId' | 'impact' | 'urgency' | 'createdBy'
> & {
  /** As the customer was named by whoever opens it. */
  readonly customerId: string;
};

/** SD-1, SD-2, SD-5. One that is refused is a ticket too: somebody has to say why, and somebody may decide otherwise. */
export function openTicket(
  { customerId, ...asked }: NewTicket,
  customer: CustomerFacts,
  bought: Bought | undefined,
  policy: ServicePolicy,
  now: Date,
): TicketChange {
  const priority = priorityOf(asked.impact, asked.urgency, customer.tier);
  const { kind, orderId } = asked;
  const ticket = {
    ...asked,
    number: numberOf(asked.id),
    customer: { id: customer.id, madeWithId: customerId },
    entitlement: entitlementOf({ kind, customerId: customer.id, orderId, bought }, policy, now),
    priority,
    state: 'open' as const,
    clocks: startClocks(kind, priority, policy, now),
    replies: [],
    createdAt: now,
  };
  return changed('ticket.opened', ticket, 1, customer.ownerId, now);
}

/** Nothing in it can be misheard on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `T-7K3M9QX2`, made of the random end of the id. */
export function numberOf(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`);
  let text = '';
  for (let index = 0; index < 8; index += 1) {
    text = `${alphabet[Number(rest % 32n)]}${text}`;
    rest /= 32n;
  }
  return `T-${text}`;
}
