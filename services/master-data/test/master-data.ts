import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MasterDataServiceService, PartyKind, type SourceRecord } from '@tributary/contracts/master-data';
import type { Peer } from '@tributary/service-kit';
import { type EmployeeTraits, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { Client, type QueryResultRow } from 'pg';
import { service } from '../src/service';

export type Door = Peer<typeof MasterDataServiceService>;

export interface MasterData extends ServiceUnderTest {
  /** The door as a channel's service uses it. */
  readonly channel: Door;
  door(traits: EmployeeTraits): Promise<Door>;
  /** What the store holds, whoever may see it. */
  rows<Row extends QueryResultRow>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** master-data on a database and a virtual host of its own, with fresh ID-card keys. */
export async function startMasterData(): Promise<MasterData> {
  const folder = mkdtempSync(join(tmpdir(), 'id-card-keys-'));
  const keysFile = join(folder, 'keys.json');
  const key = () => randomBytes(32).toString('base64');
  writeFileSync(keysFile, JSON.stringify({ active: '1', keys: { '1': key() }, searchKey: key() }));

  const started = await startServiceUnderTest({ ...service, store: 'postgres', environment: { ID_CARD_KEYS_FILE: keysFile } });
  const owner = new Client({ connectionString: started.environment['POSTGRES_OWNER_URL'] });
  await owner.connect();
  const definition = { service: MasterDataServiceService };
  return {
    ...started,
    channel: await started.asService(definition, 'leads'),
    door: (traits) => started.as(definition, traits),
    rows: async <Row extends QueryResultRow>(sql: string, params: readonly unknown[] = []) =>
      (await owner.query<Row>(sql, [...params])).rows,
    stop: async () => {
      await owner.end();
      await started.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** An employee who may do everything with every customer, but sees no unmasked value. */
export const steward: EmployeeTraits = {
  id: '01890a5d-ac96-774b-bcce-b302099a8001',
  reach: 'all',
  permissions: ['read', 'merge', 'review', 'curate', 'tag', 'import', 'resolve'].map((what) => `customers.${what}`),
};

let made = 0;

/** A record of a person that says only what the test is about; each call makes another one of its channel. */
export const person = (says: Partial<SourceRecord>): SourceRecord => ({
  channel: 'web_form',
  channelRecordId: `r-${++made}`,
  version: '0',
  occurredAt: new Date('2026-02-01T08:00:00Z'),
  kind: PartyKind.PERSON,
  name: '',
  phones: [],
  emails: [],
  identifiers: [],
  address: undefined,
  birthDate: '',
  deviceId: '',
  consents: [],
  contacts: [],
  ...says,
});

export const organisation = (says: Partial<SourceRecord>): SourceRecord => person({ kind: PartyKind.ORGANISATION, ...says });

/** A mainland mobile number that no other call gives. */
export const newPhone = (): string => `138${String(10_000_000 + ++made * 7919).slice(-8)}`;

/** The code with which a call is refused; `ok` when it is not. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { readonly refused?: string }) => error.refused ?? String(error),
  );
