import type { Outbox } from '@tributary/messaging/postgres';
import type { Tx } from '@tributary/stores/postgres';
import { v7 as uuid } from 'uuid';
import type { Posting } from '../../domain/ledger/posting';
import type { Movement } from '../../domain/receivable/movement';
import type { Claims, Receivable } from '../../domain/receivable/receivable';
import { receivableColumns } from './rows';

/** Locked until the end of the transaction; whoever wants a contract's collections or invoices as well takes this lock first. */
export async function lockReceivable(tx: Tx, contractId: string): Promise<(Receivable & Claims) | undefined> {
  const receivable = await tx.one<Receivable>(
    `select ${receivableColumns} from receivables r where r.contract_id = $1 for update`,
    [contractId],
  );
  if (!receivable) return undefined;
  // A statement of its own: the one that waited for the lock still sees the claims from before it waited.
  const claims = await tx.one<Claims>(
    `select (select trim_scale(coalesce(sum(amount), 0))::text from collections
              where contract_id = $1 and state in ('recorded', 'awaiting-approval')) as collecting,
            (select trim_scale(coalesce(sum(amount), 0))::text from invoices
              where contract_id = $1 and state in ('awaiting-approval', 'approved')) as invoicing`,
    [contractId],
  );
  return claims && { ...receivable, ...claims };
}

/** The receivable, the ledger and the event, together (FN-2, FN-5). Its row must be locked. */
export async function move(tx: Tx, outbox: Outbox, { receivable, posting, event }: Movement): Promise<void> {
  const { contractId, received, invoiced, version } = receivable;
  await tx.run(`update receivables set received = $2, invoiced = $3, version = $4 where contract_id = $1`, [
    contractId,
    received,
    invoiced,
    version,
  ]);
  await post(tx, posting);
  await outbox.add(tx, { aggregate: contractId, version }, [event]);
}

async function post(tx: Tx, { occasion, contractId, documentId, currency, bookedOn, entries }: Posting): Promise<void> {
  const postingId = uuid();
  await tx.run(
    `insert into postings (posting_id, occasion, contract_id, document_id, currency, booked_on, posted_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [postingId, occasion, contractId, documentId, currency, bookedOn, tx.actor.id],
  );
  await tx.run(
    `insert into ledger_entries (posting_id, line, account, debit, credit)
     select $1, line, account, debit, credit
       from rows from (jsonb_to_recordset($2) as (account text, debit numeric, credit numeric)) with ordinality
            as entry (account, debit, credit, line)`,
    [postingId, JSON.stringify(entries)],
  );
}
