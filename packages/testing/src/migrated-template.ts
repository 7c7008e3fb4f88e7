import { createHash } from 'node:crypto';
import { asAdmin, createPostgresDatabase, dropPostgresDatabase, type PostgresDatabase } from '@tributary/local-stack';

export interface Migrated {
  /** Must change when the migrations do: a hash of their files, for instance. */
  readonly key: string;
  readonly run: (empty: PostgresDatabase) => Promise<void>;
}

/** The name of a migrated database that can be copied. Made by the first who asks; the others wait for it. */
export async function migratedTemplate(adminUrl: string, { key, run }: Migrated): Promise<string> {
  const name = `template_${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`select pg_advisory_lock(hashtext('tributary.template'), hashtext($1))`, [name]);
    const { rows } = await admin.query<{ datistemplate: boolean }>('select datistemplate from pg_database where datname = $1', [
      name,
    ]);
    if (rows[0]?.datistemplate) return;

    // What is there without the mark is the rest of an interrupted run.
    await dropPostgresDatabase(adminUrl, name);
    await run(await createPostgresDatabase(adminUrl, name));
    await admin.query(`alter database ${name} with is_template true allow_connections false`);
  });
  return name;
}
