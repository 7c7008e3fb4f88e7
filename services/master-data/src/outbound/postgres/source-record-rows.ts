import { createHash } from 'node:crypto';
import type { Refusal } from '@tributary/service-kit';
import type { Tx } from '@tributary/stores/postgres';
import { followedUpTo, type KnownProfile, type Neighbourhood } from '../../domain/matching/neighbourhood';
import { readIdCard } from '../../domain/party/id-card';
import type { SourceRecord } from '../../domain/party/source-record';
import type { ReceivedRecord, Resolution } from '../../use-cases/resolve-customer';
import type { IdCardVault } from '../secrets/id-card-vault';

/** Records that name more than this, such as a company with all its staff, have the registry for themselves. */
const keysLockedAtMost = 64;

/** One statement: between two of them a merge or split could take the holder of a key away from its profile. */
export const neighbourhoodQuery = `
  with holder as materialized (
    select k.key, m.home_id, t.surviving_id
      from unnest($1::text[]) as k (key)
     cross join lateral (select home_id from match_keys where match_keys.key = k.key limit $2 + 1) m
      join customer_tree t on t.customer_id = m.home_id
  ), followed as (
    select distinct surviving_id as id from holder
     where key in (select key from holder group by key having count(*) <= $2)
  )
  select coalesce((select jsonb_agg(jsonb_build_array(key, home_id, surviving_id)) from holder), '[]') as holders,
         coalesce((select jsonb_object_agg(c.id, jsonb_build_object('version', c.version, 'profile', c.profile))
                     from followed join customers c using (id)), '{}') as profiles`;

/** Records as received, and the keys they are found by, in one transaction. */
export const sourceRecordRows = (tx: Tx, vault: IdCardVault) => ({
  /**
   * Advisory locks of the keys, in one order for everybody. Whoever compares is thereby alone with everybody they might
   * match: two channels that report the same new person at once come one after the other, and the second finds the first.
   */
  queueFor: async (source: SourceRecord, keys: readonly string[]): Promise<void> => {
    const locks = [...new Set([`${source.channel}/${source.channelRecordId}`, ...keys].map(lockNumber))].sort(byNumber);
    if (locks.length > keysLockedAtMost) {
      await tx.run(`select pg_advisory_xact_lock($1)`, [wholeRegistry]);
    } else {
      await tx.run(
        `select case when place = 1 then pg_advisory_xact_lock_shared(k) else pg_advisory_xact_lock(k) end
           from unnest($1::bigint[]) with ordinality as lock (k, place)`,
        [[wholeRegistry, ...locks].map(String)],
      );
    }
  },

  earlierAnswer: async (source: SourceRecord): Promise<Resolution | Refusal<'source-record.version-reused'> | undefined> => {
    const earlier = await tx.one<{ digest: Buffer; resolution: Resolution; customerId: string }>(
      `select r.digest, s.resolution, t.surviving_id as "customerId"
         from received_records r
         join source_records s on s.home_id = r.home_id and s.id = r.record_id
         join customer_tree t on t.customer_id = r.home_id
        where r.channel = $1 and r.channel_record_id = $2 and r.channel_version = $3`,
      [source.channel, source.channelRecordId, source.version],
    );
    if (!earlier) return undefined;
    if (!earlier.digest.equals(digestOf(source, vault)))
      return { refused: 'source-record.version-reused', field: 'record.version' };
    return { ...earlier.resolution, customerId: earlier.customerId };
  },

  neighbourhood: async (keys: readonly string[]): Promise<Neighbourhood> => {
    const row = await tx.one<{ holders: readonly [string, string, string][]; profiles: Record<string, KnownProfile> }>(
      neighbourhoodQuery,
      [keys, followedUpTo],
    );
    return {
      holders: (row?.holders ?? []).map(([key, homeId, customerId]) => ({ key, homeId, customerId })),
      profiles: new Map(Object.entries(row?.profiles ?? {})),
    };
  },

  keep: async ({ source, normalised, keys, homeId, resolution, receivedAt }: ReceivedRecord): Promise<void> => {
    const { payload, secrets } = withoutIdCards(source);
    const sealed = secrets.length > 0 ? vault.seal(JSON.stringify(secrets), resolution.recordId) : undefined;
    await tx.run(
      `with record as (
         insert into source_records (home_id, id, kind, channel, channel_record_id, channel_version, occurred_at, received_at,
                                     received_by, payload, sealed, sealed_key_id, normalised, match_keys, resolution)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ), receipt as (
         insert into received_records (channel, channel_record_id, channel_version, record_id, home_id, digest)
         values ($4, $5, $6, $2, $1, $16)
       )
       insert into match_keys (key, home_id, first_seen, last_seen) select key, $1, $7, $7 from unnest($14::text[]) key
       on conflict (key, home_id) do update
          set first_seen = least(match_keys.first_seen, excluded.first_seen),
              last_seen = greatest(match_keys.last_seen, excluded.last_seen)`,
      [
        homeId,
        resolution.recordId,
        source.kind,
        source.channel,
        source.channelRecordId,
        source.version,
        source.occurredAt,
        receivedAt,
        tx.actor.id,
        JSON.stringify(payload),
        sealed?.box ?? null,
        sealed?.keyId ?? null,
        JSON.stringify(normalised),
        keys,
        JSON.stringify(resolution),
        digestOf(source, vault),
      ],
    );
  },

  /** Numbers as the records said them, once each. */
  idCardsIn: async (customerId: string, recordIds: readonly string[]): Promise<readonly string[]> => {
    const rows = await tx.many<{ id: string; box: Buffer; keyId: string }>(
      `select r.id, r.sealed as box, r.sealed_key_id as "keyId"
         from source_records r join customer_tree t on t.customer_id = r.home_id
        where t.surviving_id = $1 and r.id = any($2::uuid[]) and r.sealed is not null`,
      [customerId, recordIds],
    );
    const values = rows.flatMap(({ id, ...sealed }) => JSON.parse(vault.open(sealed, id)) as string[]);
    return [...new Set(values.flatMap((value) => readIdCard(value)?.number ?? []))];
  },
});

/** A record without its ID-card numbers, and these in the order in which they stood. Wrong numbers are somebody's, too. */
function withoutIdCards(source: SourceRecord): { payload: SourceRecord; secrets: readonly string[] } {
  const isSecret = ({ type }: SourceRecord['identifiers'][number]) => type === 'id-card';
  return {
    payload: { ...source, identifiers: source.identifiers.map((one) => (isSecret(one) ? { ...one, value: '' } : one)) },
    secrets: source.identifiers.filter(isSecret).map(({ value }) => value),
  };
}

/** Tells a repeat from a change. Keyed, because it covers ID-card numbers. */
const digestOf = (source: SourceRecord, vault: IdCardVault): Buffer =>
  Buffer.from(vault.fingerprint(JSON.stringify(source)), 'base64url');

/** Any number that no key hashes to, in practice. */
const wholeRegistry = 7_241_865_101;

const lockNumber = (key: string): bigint => createHash('sha256').update(key).digest().readBigInt64BE();

const byNumber = (a: bigint, b: bigint): number => (a < b ? -1 : 1);
