import type { EventData, EventType } from '@tributary/contracts';

type Named<T extends EventType> = { readonly [N in T]: { readonly type: N; readonly data: EventData[N] } }[T];

/** What can happen in marketing, by its wire name. */
export type MarketingEvent = Named<Extract<EventType, `tributary.marketing.${string}`>>;
