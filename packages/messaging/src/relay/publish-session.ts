import type { ChannelModel, ConfirmChannel } from 'amqplib';
import { cloudEventContentType } from '../envelope/cloud-event';
import { aborted } from '../pause';
import { closeQuietly } from '../rabbit/close-quietly';
import { watchReturns } from '../rabbit/confirmed-publisher';
import type { Rabbit } from '../rabbit/rabbit';
import { publishing } from '../telemetry/publish-spans';
import type { OutboxRow } from './outbox-row';

export interface Outcome {
  confirmed(row: OutboxRow): void;
  /** The broker confirmed it and has it in no queue. */
  returned(row: OutboxRow): void;
  /** The broker did not take it. */
  refused(row: OutboxRow): void;
}

export interface PublishSession {
  send(rows: readonly OutboxRow[]): void;
}

interface Sent {
  readonly row: OutboxRow;
  readonly at: number;
}

export interface PublishOptions {
  readonly rabbit: Rabbit;
  readonly exchange: string;
  /** Milliseconds. A confirm that takes longer is taken for lost. */
  readonly confirmTimeoutMs: number;
}

/**
 * One confirm channel. `use` gets the session when it is open; the promise ends with the channel. Of every row that was
 * sent and had no outcome by then nobody knows whether it arrived.
 */
export async function publishSession(
  connection: ChannelModel,
  signal: AbortSignal,
  { rabbit, exchange, confirmTimeoutMs }: PublishOptions,
  outcome: Outcome,
  use: (session: PublishSession) => void,
): Promise<void> {
  const channel = await connection.createConfirmChannel();
  let open = true;
  // Outcomes that amqplib reports because the channel ends are no outcomes: its listener runs after this one.
  const ended = new Promise<void>((resolve) => {
    channel.prependOnceListener('close', () => {
      open = false;
      resolve();
    });
  });
  channel.on('error', () => undefined);
  const returned = watchReturns(channel);
  const sent = new Map<string, Sent>();

  const settle = (row: OutboxRow, error: unknown): void => {
    if (!open) return;
    sent.delete(row.key);
    if (error) outcome.refused(row);
    else if (returned.delete(row.id)) outcome.returned(row);
    else outcome.confirmed(row);
  };

  use({
    send: (rows) => {
      const done = publishing(rows);
      const at = performance.now();
      for (const row of rows) {
        if (!open) break;
        sent.set(row.key, { row, at });
        publish(channel, exchange, row, (error) => {
          done();
          settle(row, error);
        });
      }
    },
  });

  const watch = setInterval(() => {
    const oldest = sent.values().next().value;
    // A blocked connection confirms nothing until the broker has room again; that is no reason to send twice.
    if (oldest && !rabbit.isBlocked() && performance.now() - oldest.at > confirmTimeoutMs) void closeQuietly(channel);
  }, confirmTimeoutMs / 4);
  await Promise.race([ended, aborted(signal)]);
  await closeQuietly(channel);
  clearInterval(watch);
}

function publish(channel: ConfirmChannel, exchange: string, row: OutboxRow, done: (error: unknown) => void): void {
  channel.publish(
    exchange,
    row.type,
    Buffer.from(row.body),
    {
      mandatory: true,
      persistent: true,
      contentType: cloudEventContentType,
      messageId: row.id,
      type: row.type,
      ...(row.traceparent && { headers: { traceparent: row.traceparent } }),
    },
    done,
  );
}
