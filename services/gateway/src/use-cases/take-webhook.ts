import type { FormSubmitted } from '@tributary/contracts/channel';
import type { Intake, SubmitIntakeRequest } from '@tributary/contracts/leads';
import { Webhook } from 'standardwebhooks';
import { intakeOfForm } from '../domain/landing-form';
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
}

export type WebhookTaken = { readonly intakeId: string } | { readonly failure: Failure };

/**
 * Standard Webhooks in (GW-2): HMAC-SHA256 over id, time and body, five minutes of tolerance. Answered only when the
 * intake is stored; the same submission again is the same intake, so a sender may repeat until it hears a 2xx.
 */
export const makeTakeWebhook =
  ({ sources, parseForm, submitIntake }: Needs) =>
  async (message: SignedMessage): Promise<WebhookTaken> => {
    const source = sources.find(({ name }) => name === message.source);
    if (!source) return { failure: { code: 'webhook.source-unknown' } };
    if (!source.secrets.some((secret) => isSignedWith(secret, message)))
      return { failure: { code: 'webhook.signature-invalid' } };

    const json = parseJson(message.body);
    if (json === undefined) return { failure: { code: 'request.malformed' } };
    const parsed = parseForm(json);
    if ('fields' in parsed) return { failure: { code: 'request.invalid', fields: parsed.fields } };

    const intake = await submitIntake(intakeOfForm(source.name, parsed.form));
    return 'failure' in intake ? intake : { intakeId: intake.intakeId };
  };

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
