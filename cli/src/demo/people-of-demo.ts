import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { secret } from '@tributary/local-stack';
import type { DemoModule, DemoPerson } from './demo-module';
import { openJournal } from './telling/journal';

/** Where it is noted that the demo data is whole. */
export const noteOf = (home: string): string => path.join(home, 'demo.json');

/** Where an unfinished load goes on; holds passwords. */
export const journalOf = (home: string): string => path.join(home, 'secrets', 'demo-journal.jsonl');

/** Everybody's initial password follows from one secret of this home, readable by its owner only. */
export function initialPasswords(home: string): (login: string) => string {
  const key = secret(home, 'demo-people');
  return (login) => createHmac('sha256', key).update(login).digest('base64url').slice(0, 16);
}

/** Somebody of the demo data with what they sign in with. */
export type SignIn = DemoPerson & { readonly password: string };

/** Who of the demo data can sign in on this home; nobody while none is loaded. */
export function signInsOfDemo(demo: DemoModule, home: string): readonly SignIn[] {
  const begun = existsSync(journalOf(home));
  if (!begun && !existsSync(noteOf(home))) return [];
  const passwordOf = initialPasswords(home);
  const people = demo.people(begun ? openJournal(journalOf(home), () => new Date()) : 'all is told');
  return people.map(({ login, name, role }) => ({ login, name, role, password: passwordOf(login) }));
}
