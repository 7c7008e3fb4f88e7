/** An event that waits to be published, as the store keeps it. */
export interface OutboxRow {
  /** Names the row in its store. */
  readonly key: string;
  readonly partition: number;
  readonly aggregate: string;
  readonly type: string;
  /** CloudEvents id, and AMQP message id. */
  readonly id: string;
  /** The CloudEvent, serialised once when it was added. */
  readonly body: string;
  /** W3C trace context of the change, for the span that publishes. */
  readonly traceparent: string | undefined;
}
