import type { EventData, EventType } from '@tributary/contracts';

type Named<T extends EventType> = { readonly [N in T]: { readonly type: N; readonly data: EventData[N] } }[T];

/** What can happen in sales, by its wire name. */
export type SalesEvent = Named<Extract<EventType, `tributary.sales.${string}`>>;
