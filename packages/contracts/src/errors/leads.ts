import type { ErrorEntry } from './kinds';

/** What the leads service refuses, and why an intake or an import row was not taken in. */
export const leadErrors = {
  'lead.already-held': { kind: 'conflict', title: 'Somebody already holds this lead.', rule: 'LD-5' },
  'lead.already-yours': { kind: 'conflict', title: 'This employee already holds this lead.', rule: 'LD-5' },
  'lead.not-held': { kind: 'precondition', title: 'This lead is in the public sea; claim or assign it first.', rule: 'LD-5' },
  'lead.not-holder': {
    kind: 'forbidden',
    title: 'Only the holder of this lead may do that while it is protected.',
    rule: 'LD-6',
  },
  'lead.closed': { kind: 'precondition', title: 'This lead is closed.', rule: 'LD-10' },
  'lead.holding-limit-reached': {
    kind: 'exhausted',
    title: 'No more leads can be held; return or close some first.',
    rule: 'LD-5',
  },
  'lead.claim-limit-reached': { kind: 'exhausted', title: 'No more leads can be claimed today.', rule: 'LD-5' },
  'lead.reclaim-banned': {
    kind: 'precondition',
    title: 'Who gave this lead up may not claim it again yet.',
    rule: 'LD-6',
  },
  'lead.no-eligible-employee': {
    kind: 'precondition',
    title: 'No rule finds an employee who could take this lead; choose one by hand.',
    rule: 'LD-4',
  },
  'lead.employee-unavailable': {
    kind: 'invalid',
    title: 'There is no such employee, or they have left.',
    rule: 'LD-4',
  },
  'follow-up.time-invalid': {
    kind: 'invalid',
    title: 'A follow-up happened between 30 days ago and now, and the next step comes after it.',
    rule: 'LD-9',
  },

  'intake.type-unknown': { kind: 'invalid', title: 'This kind of message is not known here.', rule: 'LD-1' },
  'intake.malformed': { kind: 'invalid', title: 'The message breaks a rule of its schema.', rule: 'LD-1' },
  'intake.field-required': { kind: 'invalid', title: 'A field this channel must send is missing.', rule: 'LD-2' },
  'intake.contact-missing': { kind: 'invalid', title: 'Nothing in the record tells how to reach the person.', rule: 'LD-2' },
  'intake.phone-invalid': { kind: 'invalid', title: 'The phone number cannot exist.', rule: 'LD-2' },
  'intake.email-invalid': { kind: 'invalid', title: 'The e-mail address cannot exist.', rule: 'LD-2' },
  'intake.name-invalid': { kind: 'invalid', title: 'The name is not one.', rule: 'LD-2' },
  'intake.blacklisted': { kind: 'precondition', title: 'Nothing is taken in from this contact.', rule: 'LD-2' },
  'intake.unresolvable': { kind: 'invalid', title: 'Master data did not accept the record.', rule: 'LD-1' },
  'intake.processing-failed': {
    kind: 'internal',
    title: 'The record could not be worked on; replay it once the cause is found.',
    rule: 'LD-1',
  },
  'intake.not-rejected': { kind: 'precondition', title: 'Only a rejected intake can be replayed.', rule: 'LD-1' },

  'import.piece-too-late': { kind: 'precondition', title: 'The import has started; nothing can be added.', rule: 'GW-5' },
  'import.piece-conflict': { kind: 'conflict', title: 'This piece was uploaded before with other content.', rule: 'GW-5' },
  'import.too-large': { kind: 'exhausted', title: 'The pieces are larger than the size that was announced.', rule: 'GW-5' },
  'import.incomplete': { kind: 'precondition', title: 'Pieces of the file are missing.', rule: 'GW-5' },
  'import.already-running': { kind: 'precondition', title: 'The import has already been started.', rule: 'GW-5' },
  'import.not-running': { kind: 'precondition', title: 'The import is not running.', rule: 'GW-5' },
  'import.not-cancelled': { kind: 'precondition', title: 'Only a cancelled import can be resumed.', rule: 'GW-5' },
  'import.columns-mismatch': { kind: 'invalid', title: 'The columns are not those of the file.', rule: 'GW-5' },
  'import.no-contact-column': {
    kind: 'invalid',
    title: 'No column holds a phone, an e-mail address, a WeChat id or an address.',
    rule: 'GW-5',
  },
  'intake.was-readable': {
    kind: 'precondition',
    title: 'This message could be read; put its contact right instead.',
    rule: 'LD-1',
  },
  'import.file-unreadable': {
    kind: 'invalid',
    title: 'The file is not a CSV file that can be read; look for a quote that is not closed, or save it as CSV again.',
    rule: 'GW-5',
  },
  'import.row-malformed': { kind: 'invalid', title: 'The row has another number of cells than the header.', rule: 'GW-5' },

  'lead-settings.rule-invalid': { kind: 'invalid', title: 'The conditions of an assignment rule cannot be read.', rule: 'LD-4' },
  'lead-settings.time-zone-unknown': { kind: 'invalid', title: 'There is no such time zone.', rule: 'LD-5' },
} as const satisfies Record<string, ErrorEntry>;
