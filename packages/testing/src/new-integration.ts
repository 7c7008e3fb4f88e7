import { randomUUID } from 'node:crypto';
import { json, type WebClient } from './web-client';

/** How often a request is sent before its answer counts. */
export type Manner = (send: () => Promise<Response>) => Promise<Response>;

/** A token of a system with these roles, which a signed-in administrator makes; a new one after ten of its 15 minutes. */
export async function newIntegration(
  url: string,
  administrator: WebClient,
  { clientId, roleIds }: { readonly clientId: string; readonly roleIds: readonly string[] },
  manner: Manner = (send) => send(),
): Promise<() => Promise<string>> {
  const key = { 'idempotency-key': randomUUID(), origin: url };
  const { clientSecret } = await answerOf<{ clientSecret: string }>(
    manner(() => administrator.post('/v1/integrations', { clientId, name: clientId, roleIds }, key)),
  );
  let current: { readonly token: Promise<string>; readonly until: number } | undefined;
  return () => {
    if (!current || current.until < Date.now()) {
      const asked = answerOf<{ accessToken: string }>(
        manner(() => fetch(`${url}/v1/tokens`, json('POST', { clientId, clientSecret }))),
      );
      current = { token: asked.then(({ accessToken }) => accessToken), until: Date.now() + 600_000 };
    }
    return current.token;
  };
}

async function answerOf<Body>(asked: Promise<Response>): Promise<Body> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}
