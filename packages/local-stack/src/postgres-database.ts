import { createHmac } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface PostgresDatabase {
  /** As the application: may log in, owns nothing, cannot get round row-level security. */
  readonly url: string;
  /** As the owner: migrates. */
  readonly ownerUrl: string;
  readonly applicationRole: string;
}

export interface DatabaseOptions {
  /**
   * A database made here, to be copied with everything in it. The copy has the roles of its template, to which the things in it
   * belong. Nobody may be connected to the template.
   */
  readonly template?: string;
}

/** Names become part of role names and URLs, and PostgreSQL cuts identifiers at 63 bytes. */
const goodName = /^[a-z][a-z0-9_]{0,50}$/;

/**
 * Makes a database with its two roles, or finds them made: `<name>_owner` owns it and migrates it, `<name>_app` uses it. The
 * owner must grant what the application may do. Passwords follow from the administrator's, so nothing needs to be remembered.
 */
export async function createPostgresDatabase(
  adminUrl: string,
  name: string,
  { template }: DatabaseOptions = {},
): Promise<PostgresDatabase> {
  if (!goodName.test(name)) throw new Error(`not a database name: ${name} (small letters, digits, _; at most 51)`);
  const { owner, applicationRole } = rolesOf(template ?? name);
  await asAdmin(adminUrl, async (admin) => {
    // One at a time: two who make the same role at once would fail on each other.
    await admin.query(`select pg_advisory_lock(hashtext('tributary.create-database'), hashtext($1))`, [template ?? name]);
    for (const role of [owner, applicationRole]) await ensureRole(admin, role, passwordOf(adminUrl, role));
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const copy = template ? `template ${escapeIdentifier(template)} strategy file_copy` : '';
    await admin.query(`create database ${escapeIdentifier(name)} owner ${escapeIdentifier(owner)} ${copy}`);
    await admin.query(`revoke connect, temporary on database ${escapeIdentifier(name)} from public`);
    await admin.query(`grant connect, temporary on database ${escapeIdentifier(name)} to ${escapeIdentifier(applicationRole)}`);
  });
  return { url: urlAs(adminUrl, applicationRole, name), ownerUrl: urlAs(adminUrl, owner, name), applicationRole };
}

/** Removes the database and the roles that were made for it, whoever is connected. */
export async function dropPostgresDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
    for (const role of Object.values(rolesOf(name))) await admin.query(`drop role if exists ${escapeIdentifier(role)}`);
  });
}

const rolesOf = (name: string) => ({ owner: `${name}_owner`, applicationRole: `${name}_app` });

/** Runs a piece of work on a connection of its own. */
export async function asAdmin<T>(adminUrl: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount ? 'alter' : 'create';
  await admin.query(
    `${verb} role ${escapeIdentifier(role)} login nosuperuser nobypassrls nocreatedb nocreaterole password ${escapeLiteral(password)}`,
  );
}

const passwordOf = (adminUrl: string, role: string): string =>
  createHmac('sha256', new URL(adminUrl).password || 'no password')
    .update(role)
    .digest('base64url');

function urlAs(adminUrl: string, role: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwordOf(adminUrl, role);
  url.pathname = `/${database}`;
  return url.href;
}
