import type { ErrorEntry } from './kinds';

/** What the directory refuses. */
export const directoryErrors = {
  'employee.login-taken': { kind: 'conflict', title: 'Somebody else signs in with this name; choose another.', rule: 'DR-1' },
  'employee.left': { kind: 'precondition', title: 'This person has left; choose somebody who works here.', rule: 'DR-1' },
  'employee.own-successor': {
    kind: 'invalid',
    title: 'A leaver cannot be their own successor; choose somebody else.',
    rule: 'DR-1',
  },
  'employee.own-deputy': { kind: 'invalid', title: 'Nobody can be their own deputy; choose somebody else.', rule: 'DR-1' },
  'team.unknown': { kind: 'invalid', title: 'There is no such team; choose one from the tree.', rule: 'DR-1' },
  'team.slug-taken': { kind: 'conflict', title: 'The parent already has a team of this short name.', rule: 'DR-1' },
  'role.unknown': { kind: 'invalid', title: 'There is no such role; see the list of roles.', rule: 'DR-2' },
  'role.permission-unknown': {
    kind: 'invalid',
    title: 'No operation asks for this permission; check its spelling.',
    rule: 'DR-2',
  },
  'role.last-administrator': {
    kind: 'precondition',
    title: 'This would leave nobody who can administer the directory.',
    rule: 'DR-2',
  },
  'integration.client-id-taken': { kind: 'conflict', title: 'Another integration has this client id; choose another.' },
  'integration.credentials-invalid': { kind: 'unauthenticated', title: 'Client id and secret do not belong together.' },
  'session.ended': { kind: 'unauthenticated', title: 'The session has ended; sign in again.' },
  'session.employee-unknown': {
    kind: 'forbidden',
    title: 'You are signed in, but nobody has given you access to Tributary; ask an administrator.',
  },
  'approval.not-open': { kind: 'precondition', title: 'This approval has already ended.', rule: 'DR-3' },
  'approval.not-your-turn': { kind: 'forbidden', title: 'This step waits for somebody else.', rule: 'DR-3' },
  'approval.already-decided': { kind: 'conflict', title: 'You have already decided this step.', rule: 'DR-3' },
  'approval.own-document': { kind: 'forbidden', title: 'Nobody approves what they have asked for themselves.', rule: 'DR-3' },
  'approval.step-not-earlier': { kind: 'invalid', title: 'A document goes back to an earlier step only.', rule: 'DR-3' },
  'approval.not-requester': { kind: 'forbidden', title: 'Only who asked for an approval can withdraw it.', rule: 'DR-3' },
  'approval.chain-unknown': {
    kind: 'precondition',
    title: 'No approval chain fits this document; an administrator has to set one up.',
    rule: 'DR-3',
  },
  'approval.nobody-to-ask': {
    kind: 'precondition',
    title: 'A step of the approval chain names nobody who works here; an administrator has to mend it.',
    rule: 'DR-3',
  },
} as const satisfies Record<string, ErrorEntry>;
