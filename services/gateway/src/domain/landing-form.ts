import type { FormSubmitted } from '@tributary/contracts/channel';
import type { SubmitIntakeRequest } from '@tributary/contracts/leads';
import { Channel } from '@tributary/contracts/leads';

/** What a landing page's form is called among the events of channels. */
export const formType = 'tributary.channel.web.form-submitted.v1';

/** The name of a landing page among all sources of intakes. */
export const sourceOf = (name: string): string => `webhook:${name}`;

/**
 * A signed form of a landing page as the intake it is (LD-1). The source is the name under which the page is set up
 * here, so that one page cannot speak for another.
 */
export const intakeOfForm = (source: string, form: FormSubmitted): SubmitIntakeRequest => ({
  source: sourceOf(source),
  sourceRecordId: form.submissionId,
  channel: Channel.WEB,
  contact: form.contact,
  interest: form.interest,
  origin: form.attribution && { channel: Channel.WEB, ...form.attribution },
  // The time of arrival: a repeat of the message must be the same request.
  occurredAt: undefined,
  consents: form.consents,
});
