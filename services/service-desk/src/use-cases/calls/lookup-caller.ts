import type { Order } from '../../domain/order';
import type { Ticket } from '../../domain/ticket/ticket';

/** Somebody master-data knows under the number. */
export interface KnownCaller {
  readonly customerId: string;
  readonly name: string;
  readonly doNotCall: boolean;
}

export interface CallerContext {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly tier: string;
  readonly openOrders: readonly Order[];
  readonly openTickets: readonly Pick<Ticket, 'id' | 'number' | 'subject'>[];
}

export interface Caller extends KnownCaller, CallerContext {
  /** 0 to 1. */
  readonly confidence: number;
}

export interface CallerAnswer {
  /** Likeliest first. */
  readonly matches: readonly Caller[];
  readonly missing: readonly 'customer'[];
}

interface Needs {
  /** Customers with exactly this number, likeliest first; undefined when it cannot be said in time. */
  readonly whoHas: (phone: string) => Promise<readonly KnownCaller[] | undefined>;
  readonly contextOf: (customerId: string) => Promise<CallerContext>;
}

/** SD-10: what the agent sees at the first ring. A telephone that rings cannot wait: what is not there is named, not refused. */
export const makeLookupCaller =
  ({ whoHas, contextOf }: Needs) =>
  async (phone: string): Promise<CallerAnswer> => {
    if (phone === '') return { matches: [], missing: [] };
    const known = await whoHas(phone);
    if (!known) return { matches: [], missing: ['customer'] };
    const matches = known.map(async (caller) => ({
      ...caller,
      ...(await contextOf(caller.customerId)),
      confidence: 1 / known.length,
    }));
    return { matches: await Promise.all(matches), missing: [] };
  };
