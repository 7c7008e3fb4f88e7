import fc from 'fast-check';
import { makeLog } from './make-log';

/** Planted wherever personal data could slip through; none of them may come out again. */
const canaries = {
  phone: '13812345678',
  international: '+86 138 1234 5678',
  idCard: '11010519491231002X',
  email: 'canary@example.com',
  name: 'Canary Wang',
  token: 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl',
  password: 'canary-password',
};

const lines: string[] = [];
const log = makeLog({ service: 'leads', level: 'debug', destination: { write: (line) => void lines.push(line) } });
const written = (): string => lines.join('');
const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}');

beforeEach(() => void lines.splice(0));

describe('the log', () => {
  it('writes one JSON line with service, level, UTC time, fields and message', () => {
    log.info({ leadId: '0190f3c1-0000-7000-8000-000000000001', attempt: 2 }, 'lead claimed');
    expect(last()).toMatchObject({
      service: 'leads',
      level: 'info',
      leadId: '0190f3c1-0000-7000-8000-000000000001',
      attempt: 2,
      msg: 'lead claimed',
    });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('keeps ids, codes, dates and times readable', () => {
    const fields = {
      lead: '01234567-1234-7123-8123-123456789012',
      code: 'lead.already-claimed',
      on: '2026-11-22',
      at: '2026-11-22T08:00:00.123Z',
    };
    log.info(fields, 'on 2026-11-22 at 2026-11-22T08:00:00.123Z from 10.0.0.12:7001');
    expect(last()).toMatchObject({ ...fields, msg: 'on 2026-11-22 at 2026-11-22T08:00:00.123Z from 10.0.0.12:7001' });
  });
});

describe('personal data and secrets stay out of the log', () => {
  const places: readonly [string, () => void][] = [
    ['fields', () => log.info(canaries, 'x')],
    [
      'fields by other spellings',
      () => log.info({ contact_phone: canaries.phone, 'x-acting-token': canaries.token, customerName: canaries.name }, 'x'),
    ],
    ['nested fields and lists', () => log.info({ lead: { contacts: [{ ...canaries }] } }, 'x')],
    ['a body', () => log.info({ body: canaries, data: JSON.stringify(canaries), payload: Buffer.from(canaries.phone) }, 'x')],
    [
      'the message',
      () =>
        log.info(
          `call ${canaries.phone}, ${canaries.international}, ${canaries.idCard}, ${canaries.email} with ${canaries.token}`,
        ),
    ],
    ['arguments of the message', () => log.info('call %s or %o', canaries.phone, canaries)],
    ['an error’s message', () => log.error(new Error(`bad phone ${canaries.phone}`))],
    [
      'an error among the fields',
      () => log.error({ err: new Error(`bad ${canaries.idCard}`, { cause: new Error(canaries.email) }) }),
    ],
    [
      'what a driver hangs on its error',
      () => log.error({ err: Object.assign(new Error('duplicate key'), { detail: `Key (phone)=(${canaries.phone})` }) }, 'x'),
    ],
    ['a child’s fields', () => log.child({ phone: canaries.phone }).child({ email: canaries.email }).info('x')],
    ['a URL', () => log.info({ url: `amqp://tributary:${canaries.password}@broker:5672/` }, 'x')],
    ['several errors', () => log.error(new AggregateError([new Error(canaries.phone)], canaries.email))],
  ];

  it.each(places)('in %s', (_, write) => {
    write();
    expect(lines).toHaveLength(1);
    for (const canary of Object.values(canaries)) expect(written()).not.toContain(canary);
    expect(written()).not.toContain('138 1234');
  });

  it('under any of the personal keys, at any depth', () => {
    const keys = [
      'phone',
      'mobile',
      'idCard',
      'id_card',
      'name',
      'customerName',
      'email',
      'address',
      'token',
      'Authorization',
      'password',
    ];
    const nest = (inner: unknown, path: readonly string[]): unknown =>
      path.reduce((value, key) => ({ [key]: value, list: [value] }), inner);
    const paths = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom(...keys, 'body', 'data', 'payload', 'x-acting-token'),
        paths,
        fc.jsonValue(),
        (key, path, rest) => {
          lines.splice(0);
          log.info({ rest: nest({ [key]: { deep: 'canary' }, rest }, path), [key]: 'canary' }, 'x');
          expect(lines).toHaveLength(1);
          expect(written()).not.toContain('canary');
        },
      ),
    );
  });

  it('wherever a phone or an identity card stands in a sentence', () => {
    const around = fc.stringMatching(/^[ ,.;:()'"=一-龥]{0,5}$/);
    fc.assert(
      fc.property(fc.constantFrom(canaries.phone, canaries.idCard, canaries.email), around, around, (canary, before, after) => {
        lines.splice(0);
        log.info(`${before}${canary}${after}`);
        expect(written()).not.toContain(canary);
      }),
    );
  });

  it('but an error keeps its kind, its code and its stack', () => {
    log.error({ err: Object.assign(new TypeError('went wrong'), { code: '23505' }) }, 'x');
    expect(last()['err']).toMatchObject({
      type: 'TypeError',
      code: '23505',
      message: 'went wrong',
      stack: expect.stringContaining('make-log.test'),
    });
  });

  it('survives what refers to itself', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    log.info({ circle }, 'x');
    expect(lines).toHaveLength(1);
  });
});
