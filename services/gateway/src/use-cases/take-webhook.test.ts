import type { FormSubmitted } from '@tributary/contracts/channel';
import type { KeepUnreadableRequest, SubmitIntakeRequest } from '@tributary/contracts/leads';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { makeTakeWebhook, type SignedMessage } from './take-webhook';

const secretOf = (letter: string) => `whsec_${Buffer.alloc(32, letter).toString('base64')}`;
const form = { submissionId: 'f-1', contact: { name: '王芳', phones: ['13800138000'] }, consents: [] };

function given({ leadsIsDown = false } = {}) {
  const submitted: SubmitIntakeRequest[] = [];
  const kept: KeepUnreadableRequest[] = [];
  const takeWebhook = makeTakeWebhook({
    sources: [{ name: 'spring-fair', secrets: [secretOf('n'), secretOf('o')] }],
    parseForm: (json) =>
      (json as FormSubmitted).submissionId
        ? { form: json as FormSubmitted }
        : { fields: [{ field: 'submissionId', message: 'must not be empty' }] },
    submitIntake: async (request) => {
      submitted.push(request);
      return { intakeId: 'i-1' } as never;
    },
    keepUnreadable: async (request) => {
      if (leadsIsDown) return { failure: { code: 'service.unavailable' } };
      kept.push(request);
      return { intakeId: 'i-2' } as never;
    },
  });
  return { takeWebhook, submitted, kept };
}

function signed(secret: string, body: string, { source = 'spring-fair', at = new Date(), sent = body } = {}): SignedMessage {
  return {
    source,
    headers: {
      'webhook-id': 'm-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('m-1', at, body),
    },
    body: Buffer.from(sent),
  };
}

const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000);

describe('a signed form', () => {
  it.each(['n', 'o'])(
    'given secret %s while two are valid, when it comes, then it becomes an intake of its source',
    async (letter) => {
      const { takeWebhook, submitted } = given();
      expect(await takeWebhook(signed(secretOf(letter), JSON.stringify(form)))).toEqual({ intakeId: 'i-1' });
      expect(submitted[0]).toMatchObject({ source: 'webhook:spring-fair', sourceRecordId: 'f-1' });
    },
  );

  it.each([
    ['another secret', () => signed(secretOf('x'), JSON.stringify(form))],
    [
      'a changed body',
      () => signed(secretOf('n'), JSON.stringify(form), { sent: JSON.stringify({ ...form, submissionId: 'f-2' }) }),
    ],
    ['an old message', () => signed(secretOf('n'), JSON.stringify(form), { at: minutesAgo(6) })],
    ['a message from the future', () => signed(secretOf('n'), JSON.stringify(form), { at: minutesAgo(-6) })],
    [
      'a signature that is none',
      () => ({
        ...signed(secretOf('n'), '{}'),
        headers: { 'webhook-id': '', 'webhook-timestamp': 'x', 'webhook-signature': 'v1' },
      }),
    ],
  ])('given %s, when it comes, then it is refused, and neither submitted nor kept', async (_, message) => {
    const { takeWebhook, submitted, kept } = given();
    expect(await takeWebhook(message())).toEqual({ failure: { code: 'webhook.signature-invalid' } });
    expect([submitted, kept]).toEqual([[], []]);
  });

  it('given any bytes, when they are signed and not changed, then the signature holds; with any byte or header else it does not', async () => {
    const changes = ['body', 'id', 'time', 'signature', 'secret'] as const;
    const header = fc.string({ maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1 }),
        fc.constantFrom(...changes),
        fc.nat(),
        header,
        async (bytes, what, place, text) => {
          const { takeWebhook, submitted } = given();
          const body = Buffer.from(Buffer.from(bytes).toString('utf8'));
          const message = signed(secretOf('n'), body.toString('utf8'));
          expect(await takeWebhook(message)).not.toEqual({ failure: { code: 'webhook.signature-invalid' } });

          const flipped = Buffer.from(body);
          flipped.writeUInt8((flipped.readUInt8(place % body.length) + 1) % 256, place % body.length);
          // Bytes that are no text are read, and signed, as the same replacement character.
          fc.pre(flipped.toString('utf8') !== body.toString('utf8'));
          const { headers } = message;
          const forged: Record<(typeof changes)[number], SignedMessage> = {
            body: { ...message, body: flipped },
            id: { ...message, headers: { ...headers, 'webhook-id': `${headers['webhook-id']}${text || 'x'}` } },
            time: { ...message, headers: { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) } },
            signature: { ...message, headers: { ...headers, 'webhook-signature': text } },
            secret: signed(secretOf('x'), body.toString('utf8')),
          };
          expect(await takeWebhook(forged[what])).toEqual({ failure: { code: 'webhook.signature-invalid' } });
          expect(submitted).toEqual([]);
        },
      ),
    );
  });

  it('given a source nobody set up, when it comes, then that is said before the signature is looked at', async () => {
    expect(await given().takeWebhook(signed(secretOf('n'), '{}', { source: 'unknown' }))).toEqual({
      failure: { code: 'webhook.source-unknown' },
    });
  });

  it('given signed nonsense, when it comes, then it is kept as it came and the sender learns what is wrong', async () => {
    const { takeWebhook, submitted, kept } = given();
    expect(await takeWebhook(signed(secretOf('n'), '{'))).toEqual({ failure: { code: 'request.malformed' } });
    expect(await takeWebhook(signed(secretOf('n'), '{}'))).toMatchObject({
      failure: { code: 'request.invalid', fields: [{ field: 'submissionId' }] },
    });
    const named = { source: 'webhook:spring-fair', messageId: 'm-1', type: 'tributary.channel.web.form-submitted.v1' };
    expect(kept).toEqual([
      { ...named, body: Buffer.from('{'), field: '' },
      { ...named, body: Buffer.from('{}'), field: 'submissionId' },
    ]);
    expect(submitted).toEqual([]);
  });

  it('given signed nonsense that cannot be kept now, when it comes, then the sender is asked to send it again', async () => {
    const { takeWebhook } = given({ leadsIsDown: true });
    expect(await takeWebhook(signed(secretOf('n'), '{'))).toEqual({ failure: { code: 'service.unavailable' } });
  });

  it('given more than any form is, when it comes, then it is refused and not kept', async () => {
    const { takeWebhook, kept } = given();
    const body = JSON.stringify({ ...form, filler: 'x'.repeat(1024 * 1024) });
    expect(await takeWebhook(signed(secretOf('n'), body))).toEqual({ failure: { code: 'request.too-large' } });
    expect(kept).toEqual([]);
  });
});
