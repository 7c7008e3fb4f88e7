import { createConnection } from 'mongoose';
import type { LeadDocument } from '../../services/leads/src/outbound/mongo/documents';
import { madeUpLead, type Rep } from './made-up-leads';

export interface Loaded {
  readonly rows: number;
  /** Index entries of one lead in each of the two list indexes, on average. */
  readonly keysPerLead: number;
}

const perInsert = 500;

/** As many as asked for, or as the minutes allow. */
export async function loadLeads(mongoUrl: string, count: number, reps: readonly Rep[], minutes: number): Promise<Loaded> {
  const connection = await createConnection(mongoUrl).asPromise();
  const leads = connection.collection<LeadDocument>('leads');
  const until = performance.now() + minutes * 60_000;
  const now = new Date();
  let [rows, keys] = [0, 0];
  try {
    while (rows < count && performance.now() < until) {
      const documents = Array.from({ length: Math.min(perInsert, count - rows) }, (_, offset) =>
        madeUpLead(rows + offset, reps, now),
      );
      await leads.insertMany(documents as LeadDocument[], { ordered: false });
      rows += documents.length;
      keys += documents.reduce((sum, { listKeys }) => sum + listKeys.length, 0);
      if (rows % 50_000 === 0) console.log(`  ${rows.toLocaleString('en')} leads`);
    }
    return { rows, keysPerLead: keys / rows };
  } finally {
    await connection.close();
  }
}
