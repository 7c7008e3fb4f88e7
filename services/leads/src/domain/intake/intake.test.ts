import { aContact, aLead, anOrigin, aRecord, aTouch, noContact, now } from '../../../test/builders';
import { defaultPolicy } from '../policy';
import { customerSignal, enrich } from './become-lead';
import { receive, replay } from './intake';

const policy = defaultPolicy.quality;
const arrival = { id: 'intake-1', record: aRecord(), submittedBy: { kind: 'service', id: 'gateway' } } as const;
const unreachable = { ...arrival, record: aRecord({ contact: noContact }) };

describe('an intake (LD-1)', () => {
  it('is kept as received, with the contact in one spelling beside it', () => {
    const record = aRecord({ contact: aContact({ phones: ['138-0013-8000'] }) });
    expect(receive({ ...arrival, record }, policy, now).intake).toMatchObject({
      state: 'received',
      record: { contact: { phones: ['138-0013-8000'] } },
      contact: { phones: ['+8613800138000'] },
    });
  });

  it('is rejected at once when it leads to nobody, and the channel is told why', () => {
    expect(receive(unreachable, policy, now)).toMatchObject({
      intake: { state: 'rejected', rejection: { code: 'intake.contact-missing' }, rejections: 1 },
      events: [
        {
          type: 'tributary.leads.intake.rejected.v1',
          data: { reason: 'intake.contact-missing', source: 'https://example.com/form', channel: 'CHANNEL_WEB' },
        },
      ],
    });
  });

  it('goes through again once it is put right, and what was received stays', () => {
    const rejected = receive(unreachable, policy, now).intake;
    expect(replay(rejected, { contact: aContact() }, policy)).toMatchObject({
      intake: { state: 'received', corrections: 1, contact: { name: '张伟' }, record: { contact: noContact } },
      events: [],
    });
  });

  it('is rejected again when it is not, with the next event of its own', () => {
    const rejected = receive(unreachable, policy, now).intake;
    expect(replay(rejected, {}, policy)).toMatchObject({ intake: { state: 'rejected', rejections: 2 }, events: [{}] });
  });

  describe('that could not be read', () => {
    const unread = { type: 'tributary.channel.web.form-submitted.v1', body: Buffer.from('{"contact":') };
    const problem = { refused: 'intake.malformed' } as const;
    const rejected = receive({ ...unreachable, problem, unread }, policy, now).intake;
    const message = (phone: string) => JSON.stringify({ submissionId: 'f-1', contact: { name: '王芳', phones: [phone] } });

    it('is read anew once its message is put right, under the name it had, and the original stays', () => {
      expect(replay(rejected, { message: message('13900139000') }, policy)).toMatchObject({
        events: [],
        intake: {
          ...{ state: 'received', corrections: 1, unread, contact: { phones: ['+8613900139000'] } },
          record: { source: 'https://example.com/form', sourceRecordId: 'submission-1', origin: { channel: 'web' } },
        },
      });
    });

    it('is rejected again with the reason while it is not, and as what it says once it can be read', () => {
      expect(replay(rejected, {}, policy)).toMatchObject({ intake: { rejection: { code: 'intake.malformed' }, rejections: 2 } });
      const read = replay(rejected, { message: message('12345') }, policy);
      expect(read).toMatchObject({ intake: { state: 'rejected', rejection: { code: 'intake.phone-invalid' } } });
    });

    it('is not read from its original again once its message was put right', () => {
      const read = replay(rejected, { message: message('12345') }, policy);
      if (!('intake' in read)) throw new Error('refused');
      expect(replay(read.intake, {}, policy)).toMatchObject({ intake: { rejection: { code: 'intake.phone-invalid' } } });
    });

    it('is taken in with a contact by hand, whatever else it wanted to say', () => {
      expect(replay(rejected, { contact: aContact() }, policy)).toMatchObject({ intake: { state: 'received' }, events: [] });
    });

    it('has no message to put right when it could be read', () => {
      const readable = receive(unreachable, policy, now).intake;
      expect(replay(readable, { message: message('13900139000') }, policy)).toEqual({ refused: 'intake.was-readable' });
    });
  });

  it('is replayed only when it was rejected', () => {
    expect(replay(receive(arrival, policy, now).intake, {}, policy)).toEqual({ refused: 'intake.not-rejected' });
  });
});

describe('a further record about the same person (LD-1)', () => {
  const lead = aLead();
  const further = aTouch({
    intakeId: 'intake-2',
    contact: aContact({ name: '张先生', company: '长江机械', phones: ['+8613800138000', '+8613900139000'] }),
    origin: anOrigin('call'),
  });

  it('fills gaps and adds numbers; what was known stays', () => {
    expect(enrich(lead, further, now).lead.contact).toMatchObject({
      name: '张伟',
      company: '长江机械',
      phones: ['+8613800138000', '+8613900139000'],
    });
  });

  it('raises the score: they came back, by another channel, and called (LD-3)', () => {
    const { score } = enrich(lead, further, now).lead;
    expect(score.reasons).toEqual(
      expect.arrayContaining([
        { code: 'behaviour.came-back', points: 5 },
        { code: 'behaviour.several-channels', points: 5 },
        { code: 'behaviour.channel', points: 15 },
      ]),
    );
    expect(score.total).toBeGreaterThan(lead.score.total);
  });

  it('shows five numbers at most', () => {
    const phones = Array.from({ length: 9 }, (_, index) => `+861390013900${index}`);
    expect(enrich(lead, { ...further, contact: aContact({ phones }) }, now).lead.contact.phones).toHaveLength(5);
  });

  it('is word for the owner when the customer is served already', () => {
    expect(customerSignal('signal-1', further, 'customer-1', { id: 'mei', teamPath: '/hq/east/' }).data).toMatchObject({
      ownerId: 'mei',
      customerId: 'customer-1',
      intakeId: 'intake-2',
    });
  });
});
