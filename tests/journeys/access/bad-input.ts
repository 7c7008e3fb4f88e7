import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { allMethods, allPermissions, type MethodFacts, messageType } from '@tributary/contracts';
import { json } from '@tributary/testing';
import { connect } from 'amqplib';
import { Webhook } from 'standardwebhooks';
import { type Api, apiByToken, askUntil, type Body } from '../support/api';
import type { Company } from '../support/company';
import { type GrpcDoors, openGrpcDoors } from '../support/grpc-doors';
import { makeSignedTokens } from '../support/signed-tokens';
import { askByRest } from './ask';
import { canary, leaksIn } from './canary';
import { lists, ways } from './ways';

/**
 * Bad input at every public door: the sender gets a code that says what is wrong, nothing of what they sent comes back or
 * breaks anything, and what a channel sent is kept where it can be seen and replayed.
 */
export function badInput(the: () => Company): void {
  let token: string;
  let api: Api;
  let doors: GrpcDoors;
  beforeAll(async () => {
    doors = openGrpcDoors(the());
    token = await makeSignedTokens(the()).actor({
      ...{ kind: 'integration', id: 'bad-input', permissions: allPermissions(), reach: 'all', teamPath: '/' },
    });
    api = apiByToken(the().url, async () => token);
  });
  afterAll(() => doors?.close());

  const codeOf = async (answer: Response): Promise<string> => {
    const text = await answer.text();
    expect(leaksIn(text)).toEqual([]);
    return answer.ok ? 'ok' : ((JSON.parse(text) as Body).code as string);
  };

  describe('by webhook', () => {
    const form = { submissionId: 'bad-1', contact: { name: canary.name, phones: [canary.phone] } };
    const unreadable = async (): Promise<Body[]> =>
      (await api.get('/v1/rejected-intakes?page.limit=200')).items.filter(
        (intake: Body) => intake.source === 'webhook:landing-pages' && intake.unreadable,
      );
    const post = async (body: string, more: { readonly secret?: string; readonly at?: Date; readonly headers?: object } = {}) => {
      const { WEBHOOK_SOURCES_FILE: file = '' } = the().platform.service('gateway').environment;
      const secret = more.secret ?? JSON.parse(readFileSync(file, 'utf8'))[0].secrets[0];
      const at = more.at ?? new Date();
      const headers = {
        ...{
          'content-type': 'application/json',
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        },
        ...{ 'webhook-signature': new Webhook(secret).sign('msg_1', at, body), ...more.headers },
      };
      return fetch(`${the().url}/webhooks/landing-pages`, { method: 'POST', headers, body });
    };
    const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

    it.each([
      [
        'another’s secret',
        JSON.stringify(form),
        { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}` },
        'webhook.signature-invalid',
      ],
      ['an old time stamp', JSON.stringify(form), { at: minutesAgo(6) }, 'webhook.signature-invalid'],
      ['a time stamp to come', JSON.stringify(form), { at: minutesAgo(-60) }, 'webhook.signature-invalid'],
      ['no signature', JSON.stringify(form), { headers: { 'webhook-signature': '' } }, 'webhook.signature-invalid'],
      ['another id than was signed', JSON.stringify(form), { headers: { 'webhook-id': 'msg_2' } }, 'webhook.signature-invalid'],
      ['no JSON', `{"contact":"${canary.name}`, {}, 'request.malformed'],
      ['a list', JSON.stringify([form]), {}, 'request.invalid'],
      ['wrong types', JSON.stringify({ ...form, contact: { name: 7, phones: canary.phone } }), {}, 'request.invalid'],
      ['too many phones', JSON.stringify({ ...form, contact: { phones: Array(6).fill(canary.phone) } }), {}, 'request.invalid'],
      ['U+0000', JSON.stringify({ ...form, contact: { name: `${canary.name}\0` } }), {}, 'request.invalid'],
      ['far too much', 'x'.repeat(11_000_000), {}, 'request.too-large'],
    ])('%s is refused', async (_, body, more, code) => {
      expect(await codeOf(await post(body, more))).toBe(code);
    });

    it('what was signed and cannot be read is listed once, shown to who may see it, and taken in once it is put right', async () => {
      // Only the first of what has the same message id was kept, and nothing that was not signed.
      const [kept, ...others] = await unreadable();
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ sourceRecordId: 'message:msg_1', rejection: 'intake.malformed' });

      const purpose = 'REVEAL_PURPOSE_CORRECTION';
      const shown = await api.post(`/v1/intakes/${kept?.intakeId}:reveal-message`, { purpose });
      expect(shown.text).toBe(`{"contact":"${canary.name}`);
      const message = JSON.stringify({ ...form, submissionId: 'bad-2' });
      await api.post(`/v1/intakes/${kept?.intakeId}:replay`, { message });
      await askUntil('it is gone from the list', unreadable, (found) => found.length === 0);
    });

    it('the same message again is the same intake', async () => {
      const body = JSON.stringify(form);
      const [first, again] = [await post(body), await post(body)];
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(await again.json()).toEqual(await first.json());
    });
  });

  describe('by AMQP', () => {
    const type = 'tributary.channel.ads.lead-submitted.v1';
    const source = 'ads:bad-input';
    const event = (id: string, more: object = {}): string =>
      JSON.stringify({
        ...{ specversion: '1.0', id, source, type, time: new Date().toISOString(), datacontenttype: 'application/json' },
        data: { adLeadId: id, platform: 'x', contact: { name: canary.name, phones: [canary.phone] } },
        ...more,
      });
    const publish = async (bodies: readonly string[]): Promise<void> => {
      const connection = await connect(the().platform.rabbitUrl);
      const channel = await connection.createConfirmChannel();
      for (const body of bodies) {
        channel.publish('tributary.channels', type, Buffer.from(body), { persistent: true, mandatory: true });
      }
      await channel.waitForConfirms();
      await connection.close();
    };
    const rejected = async (): Promise<Body[]> =>
      (await api.get('/v1/rejected-intakes?page.limit=200')).items.filter((intake: Body) => intake.source === source);

    it('what has a name is listed with the reason, without what it said', async () => {
      const contact = { name: canary.name, phones: ['12345'] };
      await publish([
        event('unknown-type', { type: 'tributary.channel.ads.never-heard-of.v1' }),
        event('unknown-version', { type: type.replace('.v1', '.v9') }),
        event('not-a-channel', { type: 'tributary.sales.contract.signed.v1' }),
        event('no-data', { data: undefined }),
        event('wrong-types', { data: { adLeadId: 7, contact: canary.name } }),
        event('nul', { data: { adLeadId: 'nul', platform: 'x', contact: { name: 'x\0' } } }),
        event('no-such-phone', { data: { adLeadId: 'p', platform: 'x', contact } }),
        event('no-such-phone', { data: { adLeadId: 'p', platform: 'x', contact } }),
      ]);
      const items = await askUntil('all seven are listed', rejected, (found) => found.length >= 7);
      expect(items.map(({ sourceRecordId }: Body) => sourceRecordId).sort()).toEqual([
        'no-data',
        'no-such-phone',
        'not-a-channel',
        'nul',
        'unknown-type',
        'unknown-version',
        'wrong-types',
      ]);
      for (const { rejection } of items) expect(rejection).toMatch(/^intake\./);
      expect(leaksIn(JSON.stringify(items)).filter((leak) => leak !== 'name')).toEqual([]);
    });

    it('is taken in once it is put right, and not twice', async () => {
      const { intakeId } = (await rejected()).find(({ sourceRecordId }) => sourceRecordId === 'no-such-phone');
      const contact = { name: canary.name, phones: [canary.thirdPhone] };
      await api.post(`/v1/intakes/${intakeId}:replay`, { contact });
      await askUntil('it is gone from the list', rejected, (found) => found.length === 6);
      expect(await api.codeOf('POST', `/v1/intakes/${intakeId}:replay`, { contact })).toBe('intake.not-rejected');
    });

    it('what cannot even be named waits in the dead-letter queue, and the next message is taken', async () => {
      await publish([
        canary.message,
        '[]',
        'null',
        '{"specversion":"1.0"}',
        event('', {}),
        'x'.repeat(2_000_000),
        event('after', {
          data: { adLeadId: 'after', platform: 'x', contact: { name: canary.name, phones: [canary.fourthPhone] } },
        }),
      ]);
      await askUntil(
        'the message after them is a lead',
        () => api.get(`/v1/leads?view=LEAD_VIEW_SEA&text=${canary.fourthPhone}`),
        ({ items }) => items.length > 0,
      );
      const connection = await connect(the().platform.rabbitUrl);
      const channel = await connection.createChannel();
      const dead: number[] = [];
      await askUntil(
        'six wait there',
        async () => {
          for (let message = await channel.get('leads.intake.dead'); message; message = await channel.get('leads.intake.dead')) {
            dead.push(message.content.length);
          }
          return dead;
        },
        (found) => found.length === 6,
      );
      // Unacknowledged, they go back to the queue.
      await connection.close();
    });
  });

  describe('by CSV', () => {
    const imported = async (content: Buffer): Promise<Body> => {
      const { importId } = await api.post('/v1/lead-imports', { fileName: 'bad.csv', size: content.length });
      await api.put(`/v1/lead-imports/${importId}/pieces/0`, { content: content.toString('base64') });
      const started = await api.codeOf('POST', `/v1/lead-imports/${importId}:start`, { dryRun: true });
      if (started !== 'ok') return { state: 'NOT_STARTED', failure: started };
      return askUntil(
        'the import has ended',
        () => api.get(`/v1/lead-imports/${importId}`),
        ({ state }) => state === 'IMPORT_STATE_FINISHED' || state === 'IMPORT_STATE_FAILED',
      );
    };

    it.each([
      ['no rows', '姓名,手机\r\n', 'IMPORT_STATE_FINISHED'],
      ['more cells than columns', `姓名,手机\r\n${canary.name},${canary.phone},x,x\r\n`, 'IMPORT_STATE_FINISHED'],
      ['a header that comes twice', `手机,手机\r\n${canary.phone},x\r\n`, 'IMPORT_STATE_FINISHED'],
      ['a formula', '姓名,手机\r\n=cmd|x,12345\r\n', 'IMPORT_STATE_FINISHED'],
      ['U+0000 in a cell', `姓名,手机\r\nx\0y,${canary.phone}\r\n`, 'IMPORT_STATE_FINISHED'],
    ])('%s is answered with an end', async (_, text, state) => {
      expect(await imported(Buffer.from(text))).toMatchObject({ state });
    });

    it('a quote that is never closed is refused before anything is taken in', async () => {
      const answer = await imported(Buffer.from('姓名,手机\r\n"x,1\r\ny,2\r\n'));
      expect(answer).toEqual({ state: 'NOT_STARTED', failure: 'import.file-unreadable' });
    });

    it('what is no text is answered, and not with an error of ours', async () => {
      const { state, failure } = await imported(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0, 0xc3, 0x28]));
      expect(state).not.toBe('IMPORT_STATE_FINISHED');
      expect(failure).toMatch(/^import\./);
    });

    it('a file that is too large is refused before it is sent', async () => {
      expect(await api.codeOf('POST', '/v1/lead-imports', { fileName: 'x.csv', size: 52_428_801 })).toBe('request.invalid');
    });
  });

  describe('by REST', () => {
    const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const authorization = () => `Bearer ${token}`;

    it.each([
      ['a body nested without end', 'PUT', '/v1/lead-settings', `{"custody":${deep(100_000)}}`, 'request.malformed'],
      [
        'an object nested without end where any may stand',
        'PUT',
        '/v1/lead-settings',
        `{"assignmentRules":[{"name":"x","conditions":${deep(100_000)}}]}`,
        'request.malformed',
      ],
      ['a list for an object', 'POST', '/v1/teams', '[]', 'request.malformed'],
      [
        'a number beyond its type',
        'POST',
        `/v1/leads/${randomUUID()}:extend-protection`,
        '{"days":99999999999,"note":"x"}',
        'request.malformed',
      ],
      [
        'a fraction for a whole number',
        'POST',
        `/v1/leads/${randomUUID()}:extend-protection`,
        '{"days":1.5,"note":"x"}',
        'request.malformed',
      ],
      [
        'a word that is none of the enum’s',
        'POST',
        `/v1/leads/${randomUUID()}/follow-ups`,
        '{"kind":"SHOUT","note":"x"}',
        'request.malformed',
      ],
      [
        'a time that does not exist',
        'POST',
        `/v1/leads/${randomUUID()}/follow-ups`,
        '{"kind":"FOLLOW_UP_KIND_CALL","note":"x","at":"2026-02-30T00:00:00Z"}',
        'request.malformed',
      ],
      ['half a character', 'POST', '/v1/teams', '{"slug":"x","name":"\\ud800"}', 'request.malformed'],
      ['an id that is none', 'GET', '/v1/leads/%00', undefined, 'request.invalid'],
      ['an id that never ends', 'GET', `/v1/leads/${'x'.repeat(5_000)}`, undefined, 'request.invalid'],
      ['a path that is badly encoded', 'GET', '/v1/leads/%ff', undefined, 'request.malformed'],
      ['a parameter that comes twice', 'GET', '/v1/leads?text=a&text=b', undefined, 'request.malformed'],
      ['a page of a million', 'GET', '/v1/leads?page.limit=1000000', undefined, 'request.invalid'],
      ['a body where none belongs', 'GET ', '/v1/teams', undefined, 'ok'],
    ])('%s is answered', async (_, method, path, body, code) => {
      const headers = { authorization: authorization(), ...(body !== undefined && { 'content-type': 'application/json' }) };
      const answer = await fetch(`${the().url}${path}`, { method: method.trim(), headers, ...(body !== undefined && { body }) });
      expect(await codeOf(answer)).toBe(code);
    });

    it.each([
      ['authorization', 'Bearer \u00d7\u00f8\u009b'],
      ['authorization', 'Bearer a b'],
      ['idempotency-key', '\u00d7\u00f8'],
      ['idempotency-key', 'x'.repeat(256)],
      ['x-forwarded-for', '\u00d7\u00f8'],
      ['traceparent', '\u00d7\u00f8'],
      ['tracestate', '\u00d7\u00f8=\u00d7'],
      ['baggage', 'x=%ff%00,\u00d7'],
      ['if-match', '"\u00d7"'],
      ['cookie', `tributary_session=${'x'.repeat(40)}; =; ;;tributary_session`],
    ])('a %s header of %j is not our error', async (name, value) => {
      const headers = { authorization: authorization(), 'content-type': 'application/json', [name]: value };
      const answer = await fetch(`${the().url}/v1/teams`, { method: 'POST', headers, body: '{}' });
      expect([400, 401]).toContain(answer.status);
      await codeOf(answer);
    });

    const paged = allMethods().filter(
      ({ http, input }) => http?.method === 'GET' && messageType(input).fields.some(({ name }) => name === 'page'),
    );
    const cursor = (keys: unknown): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
    const requestOf = ({ path }: MethodFacts): Body => {
      const name = path.replace('/tributary.', '');
      return lists[name]?.[0] ?? ways[name]?.request(randomUUID()) ?? {};
    };
    it.each(paged.map((method) => [method.path, method] as const))(
      '%s refuses cursors that it did not give',
      async (_, method) => {
        const forged = [
          'x',
          cursor([]),
          cursor([null, null]),
          cursor(['\0']),
          cursor(['\0', '\0']),
          cursor([{}, {}]),
          cursor(['a', 'b', 'c']),
        ];
        for (const made of forged) {
          const { code } = await askByRest(the().url, method, { ...requestOf(method), 'page.cursor': made }, token);
          // A record that does not exist has no pages.
          expect([made, code]).toEqual([made, expect.stringMatching(/^(request\.malformed|record\.not-found)$/)]);
        }
        for (const made of [cursor(['x']), cursor(['x', 'y']), cursor(['2026-99-99T00:00:00.000Z', 'x'])]) {
          const { code } = await askByRest(the().url, method, { ...requestOf(method), 'page.cursor': made }, token);
          expect([made, code]).toEqual([made, expect.stringMatching(/^(request\.malformed|record\.not-found|ok)$/)]);
        }
      },
    );

    it.each([
      [
        'headers without end',
        `GET /v1/teams HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
        431,
        'request.headers-too-large',
      ],
      ['no HTTP at all', `${canary.message}\r\n\r\n`, 400, 'request.malformed'],
      [
        'two lengths',
        'POST /v1/teams HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
        400,
        'request.malformed',
      ],
    ])('%s is answered with a problem', async (_, sent, status, code) => {
      const { hostname, port } = new URL(the().url);
      const received = await new Promise<string>((resolve, reject) => {
        const socket = connectSocket(Number(port), hostname, () => socket.write(sent));
        let text = '';
        socket.on('data', (chunk) => (text += chunk));
        socket.on('end', () => resolve(text));
        socket.on('error', reject);
      });
      expect(received).toContain(`HTTP/1.1 ${status} `);
      expect(received).toContain(`"code":"${code}"`);
      expect(leaksIn(received)).toEqual([]);
    });

    it('a version that is not the present one changes nothing', async () => {
      const settings = await api.get('/v1/lead-settings');
      const change = { ...settings, expectedVersion: settings.version + 7 };
      delete change.version;
      expect(
        await codeOf(await fetch(`${the().url}/v1/lead-settings`, json('PUT', change, { authorization: authorization() }))),
      ).toBe('record.version-conflict');
      expect(await api.get('/v1/lead-settings')).toEqual(settings);
    });
  });

  describe('by gRPC', () => {
    const method = allMethods().find(({ path }) => path === '/tributary.leads.v1.LeadService/GetLead') as MethodFacts;
    const bearer = () => ({ authorization: `Bearer ${token}` });

    it('a request that is too large is refused', async () => {
      expect(await doors.codeOf(method, Buffer.alloc(5 * 1024 * 1024), bearer())).toBe('RESOURCE_EXHAUSTED');
    });

    it('a method that does not exist is refused', async () => {
      expect(await doors.codeOf({ ...method, path: `${method.path}s` }, Buffer.alloc(0), bearer())).toBe('UNIMPLEMENTED');
    });

    it('text that is no UTF-8 is refused', async () => {
      expect(await doors.codeOf(method, Buffer.from([0x0a, 2, 0xc3, 0x28]), bearer())).toMatch(/^request\.(malformed|invalid)$/);
    });
  });
}
