import type { PlannedQueue } from '@tributary/contracts';
import { attributeNames, spanNames, withSpan } from '@tributary/service-kit';
import type { Consumer } from './consumer';
import type { RawMessage } from './raw-message';

export interface RawHandler<Tx> {
  /**
   * Names the message once and for all; a repeat has the same key. Throwing sends the message to `<queue>.dead`, so throw
   * only for what nobody could answer.
   */
  key(message: RawMessage): string;
  /** Messages with the same lane keep their order when one fails. [the key: every message for itself] */
  lane?(message: RawMessage): string;
  handle(message: RawMessage, tx: Tx): Promise<void>;
}

/** For doors where others publish what they like: the handler reads the bytes itself. */
export const rawConsumer = <Tx>(queue: PlannedQueue, { key, lane = key, handle }: RawHandler<Tx>): Consumer<Tx, RawMessage> => ({
  queue,
  read: (message) => ({
    id: key(message),
    aggregate: lane(message),
    type: message.routingKey,
    traceparent: traceparentOf(message),
    content: message,
  }),
  apply: async (tx, messages) => {
    for (const { content, type, traceparent } of messages) {
      const attributes = { [attributeNames.eventType]: type, [attributeNames.subscription]: queue.name };
      await withSpan(spanNames.handleEvent, attributes, () => handle(content, tx), { causedBy: traceparent });
    }
  },
});

function traceparentOf({ headers }: RawMessage): string | undefined {
  const { traceparent } = headers;
  return typeof traceparent === 'string' ? traceparent : undefined;
}
