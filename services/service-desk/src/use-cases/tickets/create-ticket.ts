import type { Actor } from '@tributary/service-kit';
import type { ServicePolicy } from '../../domain/policy';
import type { Bought } from '../../domain/ticket/entitlement';
import { type NewTicket, openTicket } from '../../domain/ticket/open-ticket';
import type { Ticket } from '../../domain/ticket/ticket';
import type { AtTheTicketDesk, TicketDesk } from './ticket-desk';

interface Needs {
  readonly atTheDesk: AtTheTicketDesk;
  readonly policy: ServicePolicy;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** SD-1, SD-2, SD-5. */
export const makeCreateTicket =
  ({ atTheDesk, policy, now, newId }: Needs) =>
  (actor: Actor, asked: Omit<NewTicket, 'id' | 'createdBy'>): Promise<Ticket> =>
    atTheDesk(actor, async (desk) => {
      const customer = await desk.lockedCustomer(asked.customerId);
      const bought = await boughtWith(desk, asked.orderId, policy);
      const change = openTicket({ ...asked, id: newId(), createdBy: actor.id }, customer, bought, policy, now());
      await desk.add(change);
      return change.ticket;
    });

async function boughtWith(desk: TicketDesk, orderId: string, { warrantyMonths }: ServicePolicy): Promise<Bought | undefined> {
  const order = orderId === '' ? undefined : await desk.order(orderId);
  if (!order) return undefined;
  const warranties = await desk.warranties(order.skus);
  return {
    order,
    isPaid: await desk.isPaid(order.contractId),
    warrantyMonths: warranties.length > 0 ? Math.max(...warranties) : warrantyMonths,
  };
}
