import { type EventType, eventCatalogue } from '@tributary/contracts';
import type { Running } from '@tributary/service-kit';
import type { DeadLetters } from '../../src/dead-letters/dead-letter';
import type { ConsumerSettings } from '../../src/inbox/consumer';
import type { Handlers } from '../../src/inbox/handler';
import type { InboxStore } from '../../src/inbox/inbox-store';
import type { RawHandler } from '../../src/inbox/raw-consumer';
import type { Outbox, OutboxEvent } from '../../src/outbox';
import type { Rabbit } from '../../src/rabbit/rabbit';
import type { OutboxStore } from '../../src/relay/outbox-store';
import type { RelaySettings } from '../../src/relay/start-relay';

export const changed = 'tributary.directory.employee.changed.v1';
export const left = 'tributary.directory.employee.left.v1';
export type StaffEvent = typeof changed | typeof left;
/** Both types go to this queue, and to `insights.timeline`. */
export const staffQueue = 'leads.staff';

/** One store with the tables of a producer and of a consumer, behind what both kinds of store can do. */
export interface World<Tx> {
  readonly url: string;
  readonly outbox: Outbox<Tx>;
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Locks the employee, or makes them, and returns the version after this change. */
  nextVersion(tx: Tx, employee: string): Promise<number>;
  /** Adds one to the history of effects; doing it twice shows, and so does the order. */
  recordEffect(tx: Tx, employee: string, version: number): Promise<void>;
  /** Versions in the order of their effects, by employee. */
  effects(): Promise<Map<string, number[]>>;
  outboxSize(): Promise<number>;
  startRelay(rabbit: Rabbit, settings?: RelaySettings): Running;
  subscribeStaff(rabbit: Rabbit, handlers: Handlers<StaffEvent, Tx>, settings?: ConsumerSettings): Running;
  subscribeIntake(rabbit: Rabbit, handler: RawHandler<Tx>, settings?: ConsumerSettings): Running;
  deadLetters(rabbit: Rabbit): DeadLetters;
  /** The parts themselves, for tests that put something between them. */
  outboxStore(): OutboxStore;
  inboxStore(): InboxStore<Tx>;
  /** Breaks every connection to the store. */
  breakConnections(): void;
  stop(): Promise<void>;
}

/** Tries again at once, three times in all. */
export const impatient = { retryIn: (attempts: number) => (attempts < 3 ? 1 : undefined), retryPollMs: 20 };

export const employeeChanged = (employee: string, capacity = 1): OutboxEvent<typeof changed> => ({
  type: changed,
  data: eventCatalogue[changed].fromJson({ employeeId: employee, name: 'Somebody', capacity }),
});

/** One change of an employee, with its event. */
export const change = <Tx>(world: World<Tx>, employee: string, capacity?: number): Promise<number> =>
  world.transaction(async (tx) => {
    const version = await world.nextVersion(tx, employee);
    await world.outbox.add(tx, { aggregate: employee, version }, [employeeChanged(employee, capacity)]);
    return version;
  });

/** Handlers that do nothing but record that they were called. */
export const recording = <Tx>(
  world: World<Tx>,
  before: (employee: string, version: number, type: EventType) => void | Promise<void> = () => undefined,
): Handlers<StaffEvent, Tx> => ({
  [changed]: async ({ aggregate, version, type, tx }) => {
    await before(aggregate, version, type);
    await world.recordEffect(tx, aggregate, version);
  },
  [left]: async ({ aggregate, version, type, tx }) => {
    await before(aggregate, version, type);
    await world.recordEffect(tx, aggregate, version);
  },
});

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
