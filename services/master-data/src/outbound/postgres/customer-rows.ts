import type { Outbox } from '@tributary/messaging/postgres';
import type { Tx } from '@tributary/stores/postgres';
import type { Customer, CustomerFile, LifecycleStage, Substance } from '../../domain/customer/customer';
import { recordsConsidered } from '../../domain/customer/customer';
import type { CustomerEvent } from '../../domain/customer/customer-events';
import type { GoldenField, GoldenRecord, Pin } from '../../domain/customer/golden-record';
import type { KeptRecord } from '../../domain/customer/kept-record';
import type { Family } from '../../domain/customer/lineage';
import { searchTextOf } from '../../domain/customer/search-text';
import type { Profile } from '../../domain/matching/profile';
import type { PartyKind } from '../../domain/party/source-record';
import { revive } from './instants';

interface CustomerRow {
  readonly id: string;
  readonly kind: PartyKind;
  readonly version: number;
  readonly golden: GoldenRecord;
  readonly profile: Profile;
  readonly stage: LifecycleStage;
}

/** Customers and what their golden records follow from, in one transaction. */
export function customerRows(tx: Tx, outbox: Outbox) {
  const familyOf = async (rootId: string, kind: PartyKind): Promise<Family> => {
    const members = await tx.many<{ id: string; mergedInto: string | null }>(
      `select customer_id as id, merged_into as "mergedInto" from customer_tree where surviving_id = $1`,
      [rootId],
    );
    return { rootId, kind, mergedInto: new Map(members.map(({ id, mergedInto }) => [id, mergedInto ?? undefined])) };
  };

  const substanceOf = async (customerId: string): Promise<Substance> => {
    const records = await tx.many<{ id: string; homeId: string; normalised: unknown }>(
      `select newest.id, newest.home_id as "homeId", newest.normalised
         from customer_tree t
        cross join lateral (
          select id, home_id, normalised, occurred_at from source_records
           where home_id = t.customer_id order by occurred_at desc, id desc limit $2) newest
        where t.surviving_id = $1
        order by newest.occurred_at desc, newest.id desc limit $2`,
      [customerId, recordsConsidered],
    );
    // The survivor's own pin counts before those of customers that were merged into it.
    const pins = await tx.many<{ field: GoldenField; recordId: string }>(
      `select distinct on (p.field) p.field, p.record_id as "recordId"
         from customer_pins p join customer_tree t using (customer_id)
        where t.surviving_id = $1
        order by p.field, (p.customer_id = $1) desc, p.pinned_at desc`,
      [customerId],
    );
    return {
      records: records.map(({ normalised, ...rest }): KeptRecord => ({ ...rest, record: revive(normalised) })),
      pins: pins satisfies Pin[],
    };
  };

  const rootOf = async (customerId: string): Promise<string | undefined> => {
    const row = await tx.one<{ id: string }>(`select surviving_id as id from customer_tree where customer_id = $1`, [customerId]);
    return row?.id;
  };

  const lock = async (rootId: string): Promise<CustomerFile | undefined> => {
    const row = await tx.one<CustomerRow>(
      `select id, kind, version, golden, profile, stage from customers where id = $1 and not merged for update`,
      [rootId],
    );
    if (!row) return undefined;
    const family = await familyOf(row.id, row.kind);
    return { customer: { ...row, golden: revive(row.golden) }, family, ...(await substanceOf(row.id)) };
  };

  /**
   * Locks what is asked for and keeps the locks if it is still what was meant. Otherwise it lets go of them before anything
   * else is locked: holding one customer while waiting for the next would deadlock with merges.
   */
  const holdIf = async <T>(take: () => Promise<T>, isMeant: (taken: T) => boolean): Promise<T | undefined> => {
    await tx.run('savepoint hold');
    const taken = await take();
    const meant = isMeant(taken);
    await tx.run(meant ? 'release savepoint hold' : 'rollback to savepoint hold');
    return meant ? taken : undefined;
  };

  /** Who stands for an id may change while one waits for the lock; then the new one is waited for. */
  const hold = async (customerId: string): Promise<CustomerFile | undefined> => {
    for (;;) {
      const rootId = await rootOf(customerId);
      const file =
        rootId &&
        (await holdIf(
          () => lock(rootId),
          (taken) => taken?.family.mergedInto.has(customerId) ?? false,
        ));
      if (file) return file;
      // Still the same, and yet not found: nobody this actor may see.
      if (rootId === (await rootOf(customerId))) return undefined;
    }
  };

  const columnsOf = (customer: Customer, at: Date): readonly unknown[] => {
    const { text, phoneDigits } = searchTextOf(customer.golden);
    const { id, kind, version, golden, profile, stage } = customer;
    return [id, kind, version, golden.displayName, JSON.stringify(golden), JSON.stringify(profile), text, phoneDigits, stage, at];
  };

  const add = async (customer: Customer, event: CustomerEvent, at: Date, beside?: string): Promise<void> => {
    const rooted = tx.run(
      `insert into customer_tree (customer_id, surviving_id) values ($1, $1) on conflict (customer_id) do nothing`,
      [customer.id],
    );
    const added = tx.run(
      `insert into customers (id, kind, version, display_name, golden, profile, search_text, phone_digits, stage,
                              created_at, updated_at, owner_id, team_path)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10,
               (select owner_id from customers where id = $11), (select team_path from customers where id = $11))`,
      [...columnsOf(customer, at), beside ?? null],
    );
    // Sent together: statements of a transaction are worked off in order, and none of these waits for another's answer.
    await Promise.all([rooted, added, outbox.add(tx, { aggregate: customer.id, version: customer.version }, [event])]);
  };

  return {
    hold,
    substanceOf,
    add: (customer: Customer, event: CustomerEvent, at: Date) => add(customer, event, at),
    addBeside: (customerId: string, added: Customer, event: CustomerEvent, at: Date) => add(added, event, at, customerId),

    /** Undefined when it is not at this version, or no longer stands for itself; then it is not locked either. */
    holdAt: (customerId: string, version: number): Promise<CustomerFile | undefined> =>
      holdIf(
        () => lock(customerId),
        (taken) => taken?.customer.version === version,
      ),

    /** Locked in the order of the ids of those who stand for them, so that two who want a pair never wait for each other. */
    holdBoth: async (oneId: string, otherId: string): Promise<readonly [CustomerFile, CustomerFile] | undefined> => {
      for (;;) {
        const roots = [await rootOf(oneId), await rootOf(otherId)];
        const locked = await holdIf(
          async () => {
            const files = new Map<string, CustomerFile | undefined>();
            for (const id of [...new Set(roots)].sort()) if (id) files.set(id, await lock(id));
            return roots.map((id) => (id === undefined ? undefined : files.get(id)));
          },
          ([one, other]) => Boolean(one?.family.mergedInto.has(oneId) && other?.family.mergedInto.has(otherId)),
        );
        if (locked?.[0] && locked[1]) return [locked[0], locked[1]];
        if (roots[0] === (await rootOf(oneId)) && roots[1] === (await rootOf(otherId))) return undefined;
      }
    },

    /** The caller holds the customer; a version that does not follow on is a bug. */
    save: async (customer: Customer, event: CustomerEvent, at: Date): Promise<void> => {
      const saved = await tx.run(
        `update customers
            set kind = $2, version = $3, display_name = $4, golden = $5, profile = $6, search_text = $7, phone_digits = $8,
                stage = $9, updated_at = $10
          where id = $1 and version = $3 - 1 and not merged`,
        columnsOf(customer, at),
      );
      if (saved !== 1) throw new Error(`customer ${customer.id} was not at version ${customer.version - 1}`);
      await outbox.add(tx, { aggregate: customer.id, version: customer.version }, [event]);
    },

    recordCount: async (customerId: string): Promise<number> => {
      const row = await tx.one<{ records: number }>(
        `select count(*)::int as records from source_records r join customer_tree t on t.customer_id = r.home_id
          where t.surviving_id = $1`,
        [customerId],
      );
      return row?.records ?? 0;
    },

    survivorOf: async (customerId: string): Promise<string | undefined> => {
      const row = await tx.one<{ id: string }>(
        `select c.id from customer_tree t join customers c on c.id = t.surviving_id where t.customer_id = $1`,
        [customerId],
      );
      return row?.id;
    },
  };
}
