import type { ErrorEntry } from './kinds';

/** Codes every service may answer. */
export const platformErrors = {
  'request.invalid': { kind: 'invalid', title: 'The request breaks a rule of its schema; see the fields.' },
  'request.malformed': { kind: 'invalid', title: 'The request could not be read.' },
  'request.too-large': { kind: 'invalid', title: 'The request is larger than this door accepts.' },
  'request.idempotency-key-reused': {
    kind: 'precondition',
    title: 'This idempotency key was used for a different request; use a new key.',
  },
  'request.in-progress': { kind: 'conflict', title: 'The same request is still being worked on; ask again shortly.' },
  'request.deadline-exceeded': { kind: 'unavailable', title: 'The answer took too long; try again.' },
  'token.missing': { kind: 'unauthenticated', title: 'Sign in, or send a token.' },
  'token.invalid': { kind: 'unauthenticated', title: 'The token is not valid here; sign in again.' },
  'token.expired': { kind: 'unauthenticated', title: 'The token has expired; sign in again.' },
  'permission.denied': {
    kind: 'forbidden',
    title: 'You may not do this; ask an administrator for the permission.',
    rule: 'PERM-1',
  },
  'record.not-found': { kind: 'not-found', title: 'There is no such record, or you may not see it.' },
  'record.version-conflict': { kind: 'conflict', title: 'Somebody changed this record meanwhile; reload and try again.' },
  'service.unavailable': { kind: 'unavailable', title: 'A part of the system is not answering; try again shortly.' },
  'service.internal': { kind: 'internal', title: 'Something went wrong on our side; quote the trace id when you ask for help.' },
} as const satisfies Record<string, ErrorEntry>;
