import { json, makeWebClient } from '@tributary/testing';
import { type Company, startCompany } from './support/company';

describe('the gateway in front of a real directory', () => {
  let gateway: Company;
  beforeAll(async () => {
    gateway = await startCompany({ services: ['directory', 'gateway'] });
  }, 120_000);
  afterAll(() => gateway?.stop(), 60_000);

  const browser = () => makeWebClient(gateway.url);
  const signIn = (client = browser()) => client.signIn('admin', gateway.administratorPassword);
  let systems = 0;
  const tokenOf = async (roleIds: readonly string[]): Promise<string> =>
    (await gateway.system(`system-${++systems}`, roleIds)).token();

  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    return response.json();
  };

  describe('signing in', () => {
    it('takes a person through OpenID Connect to the page they wanted', async () => {
      const answer = await signIn();
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ employee: { login: 'admin' }, reach: 'REACH_ALL' });
    });

    it('shows the form again, in their language, when the password is wrong', async () => {
      const answer = await browser().signIn('admin', 'wrong');
      expect(answer.status).toBe(401);
      expect(await answer.text()).toContain('用户名');
    });

    it('ends the session at once on sign-out', async () => {
      const client = browser();
      await signIn(client);
      expect((await client.post('/auth/sign-out', {})).status).toBe(204);
      const after = await client.get('/v1/me');
      expect(await problemOf(after)).toMatchObject({ status: 401, code: 'session.required' });
    });

    it('does not carry out what another web site makes the browser send', async () => {
      const client = browser();
      await signIn(client);
      const team = { parentId: '', slug: 'evil', name: 'evil' };
      const answer = await client.post('/v1/teams', team, { origin: 'https://evil.example' });
      expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'session.foreign-origin' });
    });

    it('refuses a callback that it did not send anybody to', async () => {
      const answer = await browser().get('/auth/callback?code=stolen&state=guessed');
      expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'sign-in.failed' });
    });
  });

  describe('the REST API', () => {
    it('gives systems a token for their client credentials, and nobody else', async () => {
      const token = await tokenOf(['administrator']);
      const answer = await fetch(`${gateway.url}/v1/teams`, { headers: { authorization: `Bearer ${token}` } });
      expect(await answer.json()).toMatchObject({ items: [{ path: '/hq/' }] });

      const wrong = await fetch(`${gateway.url}/v1/tokens`, json('POST', { clientId: 'nobody', clientSecret: 'x'.repeat(30) }));
      expect(await problemOf(wrong)).toMatchObject({ status: 401, code: 'integration.credentials-invalid' });
    });

    it('answers a repeated POST with the first answer', async () => {
      const authorization = `Bearer ${await tokenOf(['administrator'])}`;
      const create = () =>
        fetch(
          `${gateway.url}/v1/teams`,
          json('POST', { parentId: '', slug: 'twice', name: '两次' }, { authorization, 'idempotency-key': 'k-1' }),
        );
      const first = await (await create()).json();
      const again = await create();
      expect(again.status).toBe(200);
      expect(await again.json()).toEqual(first);
    });

    it.each([
      ['no token', 'GET', '/v1/teams', undefined, 401, 'session.required', {}],
      ['an unknown path', 'GET', '/v1/nothing', undefined, 404, 'route.unknown', {}],
      ['the wrong method', 'DELETE', '/v1/teams', undefined, 405, 'route.wrong-method', {}],
      ['a token that is none', 'GET', '/v1/teams', undefined, 401, 'token.invalid', { authorization: 'Bearer a.b.c' }],
      ['broken JSON', 'POST', '/v1/tokens', '{', 400, 'request.malformed', {}],
      ['a field of the wrong type', 'POST', '/v1/tokens', '{"clientId":7}', 400, 'request.malformed', {}],
      ['a field that does not exist', 'POST', '/v1/tokens', '{"client":"x"}', 400, 'request.malformed', {}],
      ['a rule broken', 'POST', '/v1/tokens', '{"clientId":"x","clientSecret":"y"}', 400, 'request.invalid', {}],
      ['XML', 'POST', '/v1/tokens', '<a/>', 415, 'request.unsupported-media-type', { 'content-type': 'text/xml' }],
      ['too much', 'POST', '/v1/tokens', `{"clientId":"${'x'.repeat(1_100_000)}"}`, 413, 'request.too-large', {}],
      ['far too much', 'POST', '/v1/tokens', 'x'.repeat(11_000_000), 413, 'request.too-large', {}],
      [
        'a misspelt parameter',
        'GET',
        '/v1/employees?stat=1',
        undefined,
        400,
        'request.malformed',
        { authorization: 'Bearer a.b.c' },
      ],
    ] as const)('answers %s with a problem', async (_, method, path, body, status, code, headers) => {
      const init =
        body === undefined ? { method, headers } : { method, body, headers: { 'content-type': 'application/json', ...headers } };
      const problem = await problemOf(await fetch(`${gateway.url}${path}`, init));
      expect(problem).toMatchObject({ status, code, type: `/problems/${code}` });
    });

    it('names the field and the rule that was broken', async () => {
      const answer = await fetch(`${gateway.url}/v1/tokens`, json('POST', { clientId: 'x', clientSecret: 'y' }));
      expect(await answer.json()).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ field: 'clientId', rule: 'string.min_len' })]),
      });
    });

    it('says which part of the system is down, and goes on with the rest', async () => {
      const authorization = `Bearer ${await tokenOf(['sales-rep'])}`;
      const down = await fetch(`${gateway.url}/v1/leads`, { headers: { authorization } });
      expect(await problemOf(down)).toMatchObject({ status: 503, code: 'service.unavailable' });
      expect((await fetch(`${gateway.url}/v1/teams`, { headers: { authorization } })).status).toBe(200);
    }, 20_000);
  });

  describe('the documentation', () => {
    it('is served with everything it needs from here', async () => {
      const page = await (await fetch(`${gateway.url}/docs`)).text();
      for (const [, source] of page.matchAll(/src="([^"]+)"/g)) {
        expect((await fetch(new URL(source ?? '', gateway.url))).status).toBe(200);
      }
      expect(await (await fetch(`${gateway.url}/openapi.json`)).json()).toMatchObject({
        openapi: expect.stringMatching(/^3\.1/),
      });
      expect(await (await fetch(`${gateway.url}/asyncapi.json`)).json()).toMatchObject({
        asyncapi: expect.stringMatching(/^3\.0/),
      });
    });

    it('explains every problem type that an answer can name', async () => {
      const { items } = (await (await fetch(`${gateway.url}/problems`)).json()) as {
        items: readonly { readonly type: string }[];
      };
      const answer = await fetch(`${gateway.url}${items[0]?.type}`);
      expect(await answer.json()).toEqual(items[0]);
      expect((await fetch(`${gateway.url}/problems/no.such-code`)).status).toBe(404);
    });
  });
});
