import { Client } from 'pg';

/** Left out while rows come in by the hundred thousand, and made again afterwards. */
const searchIndexes = ['customers_search', 'customers_phone_digits'];

const perStatement = 100_000;

/**
 * Customer number n has the phone number `phoneOf(n)` and the id md5('customer n'). Every thousandth shares the number of
 * the one before, as a family does.
 */
export async function loadCustomers(ownerUrl: string, count: number, progress: (done: number) => void): Promise<void> {
  const owner = new Client(ownerUrl);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ definition: string }>(
      'select pg_get_indexdef(i::regclass) as definition from unnest($1::text[]) i',
      [searchIndexes],
    );
    await owner.query(`drop index ${searchIndexes.join(', ')}`);
    for (let from = 0; from < count; from += perStatement) {
      await owner.query(load(from, Math.min(count, from + perStatement)));
      progress(Math.min(count, from + perStatement));
    }
    for (const { definition } of rows) await owner.query(definition);
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
}

const load = (from: number, to: number): string => `
  create temporary table made on commit drop as
    select n, md5('customer ' || n)::uuid as id, 'customer ' || n as name,
           '+86138' || lpad((case when n % 1000 = 0 then n + 1 else n end)::text, 8, '0') as phone
      from generate_series(${from}, ${to - 1}) n;
  insert into customer_tree (customer_id, surviving_id) select id, id from made;
  insert into customers (id, kind, version, display_name, golden, profile, search_text, phone_digits, stage, created_at, updated_at)
    select id, 'person', 1, name,
           jsonb_build_object('displayName', name, 'province', '上海市', 'city', '上海市', 'contacts', '[]'::jsonb, 'consents', '[]'::jsonb,
             'values', jsonb_build_array(
               jsonb_build_object('field', 'name', 'value', name, 'recordId', id, 'channel', 'web_form', 'occurredAt', now(), 'pinned', false),
               jsonb_build_object('field', 'phone', 'value', phone, 'recordId', id, 'channel', 'web_form', 'occurredAt', now(), 'pinned', false))),
           '{}', name, substr(phone, 2), 'won', now(), now()
      from made;
  insert into match_keys (key, home_id, first_seen, last_seen) select 'person/phone/' || phone, id, now(), now() from made;
  insert into match_keys (key, home_id, first_seen, last_seen) select 'person/phone/' || phone || '/' || name, id, now(), now() from made;
  insert into source_records (home_id, id, kind, channel, channel_record_id, channel_version, occurred_at, received_at,
                              received_by, payload, normalised, match_keys, resolution)
    select id, id, 'person', 'web_form', n, 0, now(), now(), 'bench', '{}', '{}', '{}', '{}' from made;`;

export const phoneOf = (customer: number): string => `+86138${String(customer).padStart(8, '0')}`;
