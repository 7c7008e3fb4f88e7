import { audit, type Tx } from '@tributary/stores/postgres';
import type { RelationshipType } from '../../domain/customer/customer-view';
import type { GoldenField, Pin } from '../../domain/customer/golden-record';
import type { RevealedField } from '../../use-cases/reveal-customer';
import type { TagCustomer } from '../../use-cases/tag-customer';

/** What people add to customers: pins, tags, relationships; each with its audit entry, in one transaction. */
export function annotationRows(tx: Tx) {
  const record = (action: string, entityId: string, after: object): Promise<void> =>
    audit(tx, { action, entity: 'customer', entityId, after });

  return {
    /** One pin a field for the whole tree: the latest word counts. */
    pin: async (
      customerIds: readonly string[],
      rootId: string,
      { field, recordId }: Pin,
      by: string,
      at: Date,
    ): Promise<void> => {
      await tx.run(`delete from customer_pins where customer_id = any($1::uuid[]) and field = $2`, [customerIds, field]);
      await tx.run(
        `insert into customer_pins (customer_id, field, record_id, pinned_by, pinned_at) values ($1, $2, $3, $4, $5)`,
        [rootId, field, recordId, by, at],
      );
      await record('customer.value-pinned', rootId, { field, recordId });
    },

    unpin: async (customerIds: readonly string[], rootId: string, field: GoldenField): Promise<void> => {
      await tx.run(`delete from customer_pins where customer_id = any($1::uuid[]) and field = $2`, [customerIds, field]);
      await record('customer.value-unpinned', rootId, { field });
    },

    otherTags: async (customerId: string, name: string): Promise<number> => {
      const row = await tx.one<{ tags: number }>(
        `select count(*)::int as tags from customer_tags g join customer_tree t using (customer_id)
          where t.surviving_id = $1 and g.name <> $2`,
        [customerId, name],
      );
      return row?.tags ?? 0;
    },

    tag: async (
      customerId: string,
      { name, expiresAt }: Omit<TagCustomer, 'customerId'>,
      by: string,
      at: Date,
    ): Promise<void> => {
      await tx.run(
        `insert into customer_tags (customer_id, name, source, expires_at, tagged_by, tagged_at)
         values ($1, $2, 'manual', $3, $4, $5)
         on conflict (customer_id, name) do update
            set source = 'manual', expires_at = excluded.expires_at, tagged_by = excluded.tagged_by, tagged_at = excluded.tagged_at`,
        [customerId, name, expiresAt ?? null, by, at],
      );
      await record('customer.tagged', customerId, { name });
    },

    untag: async (customerIds: readonly string[], rootId: string, name: string): Promise<boolean> => {
      const gone = await tx.run(`delete from customer_tags where customer_id = any($1::uuid[]) and name = $2`, [
        customerIds,
        name,
      ]);
      if (gone > 0) await record('customer.untagged', rootId, { name });
      return gone > 0;
    },

    relate: async (customerId: string, type: RelationshipType, otherId: string, by: string, at: Date): Promise<boolean> => {
      const added = await tx.run(
        `insert into customer_relationships (customer_id, type, other_id, related_by, related_at) values ($1, $2, $3, $4, $5)
         on conflict (customer_id, type, other_id) do nothing`,
        [customerId, type, otherId, by, at],
      );
      if (added > 0) await record('customer.related', customerId, { type, otherId });
      return added > 0;
    },

    audit: (customerId: string, field: RevealedField, purpose: string): Promise<void> =>
      record(`customer.${field}-unmasked`, customerId, { purpose }),
  };
}
