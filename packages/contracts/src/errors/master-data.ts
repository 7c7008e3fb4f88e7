import type { ErrorEntry } from './kinds';

export const masterDataErrors = {
  'source-record.empty': {
    kind: 'invalid',
    title: 'The record names nobody: send a name, a phone number, an e-mail address, an identifier, an address or a device.',
    rule: 'MD-1',
  },
  'source-record.from-the-future': {
    kind: 'invalid',
    title: 'The record says it was made tomorrow or later; check the clock of the channel.',
    rule: 'MD-1',
  },
  'source-record.version-reused': {
    kind: 'conflict',
    title: 'This version of the record was received before with other contents; send a changed record with a higher version.',
    rule: 'MD-1',
  },
  'customer.merged-away': {
    kind: 'precondition',
    title: 'This customer was merged into another one meanwhile; continue with the surviving customer.',
    rule: 'MD-6',
  },
  'customer.merge-with-itself': {
    kind: 'precondition',
    title: 'Both ids are the same customer already; there is nothing to merge.',
    rule: 'MD-6',
  },
  'customer.kinds-differ': {
    kind: 'precondition',
    title: 'A person and an organisation cannot be one customer; relate them instead.',
    rule: 'MD-6',
  },
  'customer.merge-unknown': {
    kind: 'not-found',
    title: 'This customer has no such merge to undo.',
    rule: 'MD-6',
  },
  'customer.merge-already-undone': {
    kind: 'conflict',
    title: 'This merge was undone already.',
    rule: 'MD-6',
  },
  'customer.split-out-of-order': {
    kind: 'precondition',
    title: 'Later merges or splits build on this merge; undo those first.',
    rule: 'MD-6',
  },
  'customer.record-elsewhere': {
    kind: 'precondition',
    title: 'A named source record does not belong to this customer; reload its lineage.',
    rule: 'MD-6',
  },
  'customer.split-takes-everything': {
    kind: 'precondition',
    title: 'A split must leave at least one source record with the customer.',
    rule: 'MD-6',
  },
  'customer.pin-without-value': {
    kind: 'precondition',
    title: 'This source record has no value for the field; pin a record that has one.',
    rule: 'MD-5',
  },
  'customer.tag-limit-reached': {
    kind: 'exhausted',
    title: 'The customer has as many tags as one can have; remove one first.',
    rule: 'MD-11',
  },
  'customer.related-to-itself': {
    kind: 'precondition',
    title: 'A customer cannot stand in a relationship to itself.',
    rule: 'MD-10',
  },
  'review-task.already-decided': {
    kind: 'conflict',
    title: 'Somebody decided this task already; decisions are kept.',
    rule: 'MD-7',
  },
} as const satisfies Record<string, ErrorEntry>;
