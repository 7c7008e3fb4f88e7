import fc from 'fast-check';
import { aContact, aRecord, noContact, now } from '../../../test/builders';
import { defaultPolicy } from '../policy';
import { accept, type Intake, type IntakeChange, receive, reject, replay, resolve } from './intake';

const policy = defaultPolicy.quality;
const contacts = { good: aContact(), none: noContact, wrong: aContact({ phones: ['12345'] }) } as const;
const contact = fc.constantFrom('good' as const, 'none' as const, 'wrong' as const);

const aForm = JSON.stringify({ submissionId: 'f-1', contact: { name: '王芳', phones: ['13900139000'] } });
const unread = { type: 'tributary.channel.web.form-submitted.v1', body: Buffer.from('{') };

/** As the workers take them: a step begins only where the one before has ended. Events are counted. */
type Step = (intake: Intake) => IntakeChange | undefined;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.option(contact, { nil: undefined }), fc.constantFrom(undefined, 'no JSON', aForm)).map(
    ([correction, message]): Step =>
      (intake) => {
        const outcome = replay(intake, { contact: correction && contacts[correction], message }, policy);
        expect('refused' in outcome).toBe(intake.state !== 'rejected' || (message !== undefined && !intake.unread));
        return 'refused' in outcome ? undefined : outcome;
      },
  ),
  fc.constant<Step>((intake) =>
    intake.state === 'received' ? { intake: resolve(intake, { customerId: 'c', recordId: 'r' }), events: [] } : undefined,
  ),
  fc.constant<Step>((intake) =>
    intake.state === 'resolved' ? { intake: accept(intake, { kind: 'new-lead', leadId: 'l' }), events: [] } : undefined,
  ),
  fc.constant<Step>((intake) =>
    intake.state === 'received' || intake.state === 'resolved'
      ? reject(intake, { refused: 'intake.blacklisted', field: 'contact' })
      : undefined,
  ),
);

describe('an intake, whatever becomes of it', () => {
  it('keeps what was received, ends as one thing, and tells of each rejection once', () => {
    fc.assert(
      fc.property(contact, fc.boolean(), fc.array(step, { maxLength: 20 }), (received, isUnread, steps) => {
        const record = aRecord({ contact: contacts[received] });
        const submittedBy = { kind: 'service', id: 'gateway' } as const;
        const arrival = { id: 'intake-1', record, submittedBy };
        const unreadable = { ...arrival, unread, problem: { refused: 'intake.malformed' } } as const;
        let { intake, events } = receive(isUnread ? unreadable : arrival, policy, now);
        let told = events.length;
        for (const take of steps) {
          const before = intake;
          const change = take(before);
          if (!change) continue;
          intake = change.intake;
          events = change.events;
          told += events.length;
          expect(before.state).not.toBe('accepted');
          expect(intake.version).toBeGreaterThan(before.version);
          expect(intake.unread).toBe(isUnread ? unread : undefined);
          expect(intake.record).toMatchObject({ source: record.source, sourceRecordId: record.sourceRecordId });
          if (!isUnread) expect(intake.record).toBe(record);
          expect(intake.rejections).toBe(told);
          expect(intake.contact === undefined).toBe(intake.state === 'rejected');
          expect(intake.rejection !== undefined).toBe(intake.state === 'rejected');
          expect(intake.outcome !== undefined).toBe(intake.state === 'accepted');
          expect(intake.corrections).toBeGreaterThanOrEqual(before.corrections);
        }
      }),
      { numRuns: 500 },
    );
  });
});
