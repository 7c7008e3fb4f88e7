import type { FormSubmitted } from '@tributary/contracts/channel';
import type { Intake, KeepUnreadableRequest, SubmitIntakeRequest } from '@tributary/contracts/leads';
import { Webhook } from 'standardwebhooks';
import { formType, intakeOfForm, sourceOf } from '../domain/landing-form';
import type { Failure, FieldProblem } from '../domain/problem';

/** A web site or landing page whose forms are signed and posted here. */
export interface WebhookSource {
  readonly name: string;
  /** `whsec_…`; two while they are being rotated. */
  readonly secrets: readonly string[];
}

export interface SignedMessage {
  readonly source: string;
  readonly headers: Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;
  /** Exactly as received: the signature is over these bytes. */
  readonly body: Buffer;
}

interface Needs {
  readonly sources: readonly WebhookSource[];
  readonly parseForm: (json: unknown) => { readonly form: FormSubmitted } | { readonly fields: readonly FieldProblem[] };
  readonly submitIntake: (request: SubmitIntakeRequest) => Promise<Intake | { readonly failure: Failure }>;
  readonly keepUnreadable: (request: KeepUnreadableRequest) => Promise<Intake | { readonly failure: Failure }>;
}

export type WebhookTaken = { readonly intakeId: string } | { readonly failure: Failure };

/**
 * Standard Webhooks in (GW-2): HMAC-SHA256 over id, time and body, five minutes of tolerance. Answered only when the
 * intake is stored; the same submission again is the same intake, so a sender may repeat until it hears a 2xx. What a
 * known sender signed and nobody can read is kept as a rejected intake before the sender hears what is wrong with it.
 */
export const makeTakeWebhook =
  ({ sources, parseForm, submitIntake, keepUnreadable }: Needs) =>
  async (message: SignedMessage): Promise<WebhookTaken> => {
    const source = sources.find(({ name }) => name === message.source);
    if (!source) return { failure: { code: 'webhook.source-unknown' } };
    if (!source.secrets.some((secret) => isSignedWith(secret, message)))
      return { failure: { code: 'webhook.signature-invalid' } };

    const read = readForm(message.body, parseForm);
    const intake = 'failure' in read ? read : await submitIntake(intakeOfForm(source.name, read.form));
    if (!('failure' in intake)) return { intakeId: intake.intakeId };
    if (!isOfTheirMaking(intake.failure)) return intake;

    const kept = await keepUnreadable({
      source: sourceOf(source.name),
      messageId: message.headers['webhook-id'],
      type: formType,
      body: message.body,
      field: intake.failure.fields?.[0]?.field ?? '',
    });
    return 'failure' in kept ? kept : intake;
  };

function readForm(body: Buffer, parseForm: Needs['parseForm']): { readonly form: FormSubmitted } | { readonly failure: Failure } {
  if (body.length > longestForm) return { failure: { code: 'request.too-large' } };
  const json = parseJson(body);
  if (json === undefined) return { failure: { code: 'request.malformed' } };
  const parsed = parseForm(json);
  return 'fields' in parsed ? { failure: { code: 'request.invalid', fields: parsed.fields } } : parsed;
}

/** In bytes; more than a form ever is, and the most that is kept of what cannot be read. */
const longestForm = 1024 * 1024;

/** Sent again, the message would be refused again. One that is too large is not kept. */
const isOfTheirMaking = ({ code }: Failure): boolean => code === 'request.malformed' || code === 'request.invalid';

function isSignedWith(secret: string, { headers, body }: SignedMessage): boolean {
  try {
    new Webhook(secret).verify(body, { ...headers }, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
