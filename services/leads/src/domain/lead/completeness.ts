import type { Contact, Interest } from './lead';

interface Described {
  readonly contact: Contact;
  readonly interest: Interest;
}

/** What each piece of data is worth to whoever has to work on the lead; adds up to 100 (LD-2). */
const weights: readonly (readonly [weight: number, known: (described: Described) => boolean])[] = [
  [25, ({ contact }) => contact.phones.length > 0],
  [15, ({ contact }) => contact.name !== ''],
  [15, ({ contact }) => contact.company !== ''],
  [10, ({ contact }) => contact.emails.length > 0],
  [10, ({ contact }) => contact.region !== '' || contact.address !== ''],
  [5, ({ contact }) => contact.jobTitle !== ''],
  [5, ({ contact }) => contact.wechatUnionid !== '' || contact.wechatOpenid !== ''],
  [10, ({ interest }) => interest.product !== ''],
  [5, ({ interest }) => interest.industry !== ''],
];

/** 0–100: how much of what a rep needs is known (LD-2). */
export const completeness = (described: Described): number =>
  weights.reduce((sum, [weight, known]) => (known(described) ? sum + weight : sum), 0);
