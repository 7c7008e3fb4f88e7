import { eventually, type Manner } from '@tributary/testing';

/** Nothing fails, so nothing is sent twice. */
export const once: Manner = (send) => send();

const passing = new Set([502, 503, 504]);

/**
 * What a well-made client does where processes die: when there is no answer, or one that says "later", it sends the very same
 * again. A command has to carry an idempotency key for that.
 */
export const patiently: Manner = (send) =>
  eventually(
    'the platform takes the request',
    async () => {
      const answer = await send();
      if (passing.has(answer.status)) throw new Error(`${answer.status} ${answer.url}: ${await answer.text()}`);
      return answer;
    },
    { within: 60_000 },
  );
