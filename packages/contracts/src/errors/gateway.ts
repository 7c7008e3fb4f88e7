import type { ErrorEntry } from './kinds';

/** What only the gateway says: about HTTP itself, sign-in and webhooks. */
export const gatewayErrors = {
  'route.unknown': { kind: 'not-found', title: 'There is nothing at this address; the API documentation lists what there is.' },
  'route.wrong-method': { kind: 'invalid', title: 'This address does not take this HTTP method; see the Allow header.' },
  'request.headers-too-large': {
    kind: 'invalid',
    title: 'Address and headers of the request are larger than this door accepts.',
  },
  'request.too-slow': { kind: 'invalid', title: 'The request did not arrive in time.' },
  'request.unsupported-media-type': { kind: 'invalid', title: 'Send JSON, or a file where the operation takes one.' },
  'request.too-many': { kind: 'exhausted', title: 'Too many requests; wait as long as Retry-After says.' },
  'session.required': { kind: 'unauthenticated', title: 'Sign in first.' },
  'session.foreign-origin': { kind: 'forbidden', title: 'This request came from another web site and was not carried out.' },
  'sign-in.failed': { kind: 'unauthenticated', title: 'The sign-in could not be completed; start again.' },
  'webhook.source-unknown': { kind: 'not-found', title: 'No webhook source of this name is set up.', rule: 'GW-2' },
  'webhook.signature-invalid': {
    kind: 'unauthenticated',
    title: 'The signature does not fit the body, or the time stamp is more than five minutes off.',
    rule: 'GW-2',
  },
} as const satisfies Record<string, ErrorEntry>;
