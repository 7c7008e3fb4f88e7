import { v5 as nameBasedId } from 'uuid';
import { sourceOf } from '../matching/profile';
import type { NormalisedContact } from '../party/normalised-record';
import type { KeptRecord } from './kept-record';

/** Somebody to talk to at an organisation; belongs to exactly one customer (MD-10). */
export interface Contact extends NormalisedContact {
  /** Follows from the record that named the contact first, so that it outlives merges and splits. */
  readonly id: string;
  readonly recordId: string;
}

/** Keeps ids of contacts apart from other name-based ids; never changes. */
const contactIds = '6f2b9b7e-7f2e-5c61-9a0b-6d8f3f1a4c55';

/** One contact for all mentions that share a number, an address, or the name; the newest mention fills in what it knows. */
export function contactsOf(records: readonly KeptRecord[]): readonly Contact[] {
  const oldestFirst = [...records].sort(
    (a, b) => a.record.occurredAt.getTime() - b.record.occurredAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const contacts: Contact[] = [];
  for (const { id: recordId, record } of oldestFirst) {
    for (const mention of record.contacts) {
      const index = contacts.findIndex((contact) => areOne(contact, mention));
      const known = contacts[index];
      if (known) contacts[index] = { ...known, ...filledIn(known, mention), recordId };
      else contacts.push({ ...mention, id: idOf(sourceOf(record), mention), recordId });
    }
  }
  return contacts;
}

const idOf = (source: string, { name, phones, emails }: NormalisedContact): string =>
  nameBasedId(`${source}/${name || phones[0] || emails[0] || ''}`, contactIds);

const areOne = (a: NormalisedContact, b: NormalisedContact): boolean =>
  (a.name !== '' && a.name === b.name) || ((!a.name || !b.name) && (share(a.phones, b.phones) || share(a.emails, b.emails)));

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

const filledIn = (known: NormalisedContact, mention: NormalisedContact): NormalisedContact => ({
  name: mention.name || known.name,
  phones: [...new Set([...mention.phones, ...known.phones])],
  emails: [...new Set([...mention.emails, ...known.emails])],
  role: mention.role === 'unspecified' ? known.role : mention.role,
  jobTitle: mention.jobTitle || known.jobTitle,
});
