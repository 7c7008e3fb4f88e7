import type { Addresses } from '@tributary/local-stack';
import { grpcCeiling } from '../ceilings/grpc-ceiling';
import { mongoCeilings } from '../ceilings/mongo-ceilings';
import { mongoCommandCeiling } from '../ceilings/mongo-command';
import { postgresCeilings } from '../ceilings/postgres-ceilings';
import { postgresCommandCeiling } from '../ceilings/postgres-command';
import { rabbitCeilings } from '../ceilings/rabbit-ceilings';
import { at, mongoPlace, postgresPlace } from '../places/databases';
import { serialComposite } from '../report/rate';

/** What store, broker and gRPC do a second by themselves, of everything that one channel event takes on its way. */
export interface RawSteps {
  readonly publish: number;
  readonly consume: number;
  /** Kept with its mark in the inbox, a hundred in one transaction. */
  readonly keep: number;
  readonly ask: number;
  readonly resolve: number;
  readonly decide: number;
  readonly drainMongo: number;
  readonly drainPostgres: number;
}

export const stepNames: Readonly<Record<keyof RawSteps, string>> = {
  publish: 'publish',
  consume: 'consume and acknowledge',
  keep: 'inbox and intake on MongoDB, 100 at a time',
  ask: 'grpc-js, 20 at once',
  resolve: 'a command on PostgreSQL, 20 at once',
  decide: 'a command on MongoDB, 20 at once',
  drainMongo: 'drain an outbox on MongoDB',
  drainPostgres: 'drain an outbox on PostgreSQL',
};

/** As many as `leads` works on at once. */
const callers = 20;

export async function rawSteps(stack: Addresses, size: number): Promise<RawSteps> {
  const onMongo = await at(
    () => mongoPlace(stack),
    async ({ url, rabbitUrl }) => ({
      ...(await rabbitCeilings(rabbitUrl, 20_000 * size)),
      store: await mongoCeilings(url, 4_000 * size),
      decide: await mongoCommandCeiling(url, callers, 1_000 * size),
    }),
  );
  const onPostgres = await at(
    () => postgresPlace(stack),
    async ({ ownerUrl }) => ({
      drain: (await postgresCeilings(ownerUrl, 8_000 * size)).drain,
      resolve: await postgresCommandCeiling(ownerUrl, callers, 4_000 * size),
    }),
  );
  return {
    publish: onMongo.publish,
    consume: onMongo.consume,
    keep: onMongo.store.inbox,
    ask: await grpcCeiling(callers, 10_000 * size),
    resolve: onPostgres.resolve,
    decide: onMongo.decide,
    drainMongo: onMongo.store.drain,
    drainPostgres: onPostgres.drain,
  };
}

/**
 * One event is published three times more on its way: as the customer that was made, the lead, and its assignment; the
 * last two leave the outbox of `leads`.
 */
export const flowComposite = ({ publish, consume, keep, ask, resolve, decide, drainMongo, drainPostgres }: RawSteps): number =>
  serialComposite([publish / 4, consume, keep, ask, resolve, decide, drainMongo / 2, drainPostgres]);
