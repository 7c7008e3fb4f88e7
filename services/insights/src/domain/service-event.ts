import type { EventType } from '@tributary/contracts';

/** Whatever any service publishes. */
export type ServiceEvent = Exclude<EventType, `tributary.channel.${string}`>;
