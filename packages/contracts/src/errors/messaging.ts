import type { ErrorEntry } from './kinds';

/** Why a message waits as a dead letter, and what the desk over dead letters answers. */
export const messagingErrors = {
  'message.malformed': { kind: 'invalid', title: 'The message is not a CloudEvent with data that fits its type.', rule: 'MSG-2' },
  'message.unknown-type': { kind: 'invalid', title: 'Nobody here knows this type of event.', rule: 'MSG-2' },
  'message.unknown-version': {
    kind: 'invalid',
    title: 'This version of the event is not known here yet, or no more.',
    rule: 'MSG-2',
  },
  'message.delivery-limit': {
    kind: 'internal',
    title: 'The message was delivered again and again and never acknowledged; it probably ends the process.',
    rule: 'MSG-1',
  },
  'message.handler-failed': { kind: 'internal', title: 'The handler of this message failed.', rule: 'MSG-1' },
  'message.not-found': { kind: 'not-found', title: 'There is no such dead letter; it may have been replayed or discarded.' },
} as const satisfies Record<string, ErrorEntry>;
