import { connectRabbit, type DeadLetters } from '@tributary/messaging';
import { makeDeadLetters as makeMongoDesk } from '@tributary/messaging/mongo';
import { makeDeadLetters as makePostgresDesk } from '@tributary/messaging/postgres';
import type { AuditHead, AuditVerdict } from '@tributary/stores';
import { openMongo, verifyAudit as verifyMongo } from '@tributary/stores/mongo';
import { openPostgres, verifyAudit as verifyPostgres } from '@tributary/stores/postgres';
import { CannotGoOn } from '../command';
import type { Reachable } from './find-service';

const applicationName = 'tributary-cli';

/** Opens what a service's dead letters are kept in, for as long as the work takes. */
export async function atDeadLetters<T>({ entry, environment }: Reachable, work: (desk: DeadLetters) => Promise<T>): Promise<T> {
  const rabbit = connectRabbit({ url: need(environment, 'RABBITMQ_URL'), service: applicationName });
  try {
    if (entry.store === 'mongo') {
      const store = await openMongo({ url: need(environment, 'MONGODB_URL'), applicationName });
      return await work(makeMongoDesk({ store, rabbit, service: entry.name })).finally(() => store.stop());
    }
    const store = await openPostgres({ url: need(environment, 'POSTGRES_URL'), applicationName });
    return await work(makePostgresDesk({ store, rabbit, service: entry.name })).finally(() => store.stop());
  } finally {
    await rabbit.stop();
  }
}

/** Walks a service's audit log from its first entry to its last. */
export async function auditVerdict({ entry, environment }: Reachable, published?: AuditHead): Promise<AuditVerdict> {
  if (entry.store === 'mongo') {
    const store = await openMongo({ url: need(environment, 'MONGODB_URL'), applicationName });
    return verifyMongo(store, published).finally(() => store.stop());
  }
  const store = await openPostgres({ url: need(environment, 'POSTGRES_URL'), applicationName });
  return verifyPostgres(store, published).finally(() => store.stop());
}

function need(environment: Reachable['environment'], variable: string): string {
  const value = environment[variable];
  if (!value) throw new CannotGoOn(`${variable} is missing in the environment.`);
  return value;
}
