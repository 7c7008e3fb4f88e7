import { type EventEntry, eventCatalogue } from '@tributary/contracts';
import { sampleOf } from '@tributary/contracts/samples';
import type { RawMessage } from '@tributary/messaging';
import fc from 'fast-check';
import { now } from '../../../test/builders';
import { channelMessageKey, readChannelMessage } from './on-channel-message';

const messageOf = (event: unknown): RawMessage => ({
  body: Buffer.from(typeof event === 'string' ? event : JSON.stringify(event)),
  contentType: 'application/cloudevents+json',
  headers: {},
  routingKey: 'x',
  messageId: undefined,
});

const anEvent = (traits: object = {}) => ({
  specversion: '1.0',
  id: 'submission-1',
  source: 'https://example.com/form',
  type: 'tributary.channel.web.form-submitted.v1',
  time: '2026-03-01T08:00:00Z',
  data: {
    submissionId: 'submission-1',
    contact: { name: '张伟', phones: ['13800138000'] },
    pageUrl: 'https://example.com/pumps',
  },
  ...traits,
});

describe('what channels publish (LD-1)', () => {
  it.each([
    ['tributary.channel.web.form-submitted.v1', 'web'],
    ['tributary.channel.wechat.message-received.v1', 'wechat'],
    ['tributary.channel.ads.lead-submitted.v1', 'ads'],
    ['tributary.channel.call.ended.v1', 'call'],
  ] as const)('understands the agreed sample of %s', (type, channel) => {
    const data = (eventCatalogue[type] as EventEntry).toJson(sampleOf(type));
    const read = readChannelMessage(messageOf(anEvent({ type, data })), now);
    expect(read.problem).toBeUndefined();
    expect(read.record.origin.channel).toBe(channel);
  });

  it('keeps who sent it, which one it was and when it happened', () => {
    expect(readChannelMessage(messageOf(anEvent()), now).record).toMatchObject({
      source: 'https://example.com/form',
      sourceRecordId: 'submission-1',
      occurredAt: new Date('2026-03-01T08:00:00Z'),
      origin: { source: 'example.com' },
    });
  });

  it('believes no clock that is ahead of ours', () => {
    expect(readChannelMessage(messageOf(anEvent({ time: '2036-01-01T00:00:00Z' })), now).record.occurredAt).toEqual(now);
  });

  it('takes the number of a call for one of the caller’s', () => {
    const call = anEvent({
      type: 'tributary.channel.call.ended.v1',
      data: { callId: 'c1', direction: 'CALL_DIRECTION_INBOUND', remoteNumber: '13800138000', queue: 'sales' },
    });
    expect(readChannelMessage(messageOf(call), now).record).toMatchObject({
      contact: { phones: ['13800138000'] },
      origin: { source: 'sales' },
    });
  });

  it('ties an openid to the account that was written to', () => {
    const message = anEvent({
      type: 'tributary.channel.wechat.message-received.v1',
      data: { messageId: 'm1', accountId: 'gh_1', contact: { wechatOpenid: 'o6_b' } },
    });
    expect(readChannelMessage(messageOf(message), now).record.contact.wechatOpenid).toBe('gh_1:o6_b');
  });

  it('says why it does not understand a message, and keeps it nevertheless', () => {
    expect(readChannelMessage(messageOf(anEvent({ type: 'tributary.channel.fax.sent.v1' })), now)).toMatchObject({
      problem: { refused: 'intake.type-unknown' },
      record: { sourceRecordId: 'submission-1', origin: { channel: 'other' } },
    });
    expect(readChannelMessage(messageOf(anEvent({ data: { contact: { phones: 7 } } })), now)).toMatchObject({
      problem: { refused: 'intake.malformed' },
    });
    expect(readChannelMessage(messageOf(anEvent({ data: { contact: {} } })), now)).toMatchObject({
      problem: { refused: 'intake.malformed', field: 'submissionId' },
    });
  });

  it('keeps what it does not understand as it came, and nothing of what it does', () => {
    const data = { contact: { phones: 7 } };
    const { unread } = readChannelMessage(messageOf(anEvent({ data })), now);
    expect(unread).toEqual({ type: 'tributary.channel.web.form-submitted.v1', body: Buffer.from(JSON.stringify(data)) });
    expect(readChannelMessage(messageOf(anEvent({ data: undefined })), now)).toMatchObject({
      ...{ problem: { refused: 'intake.malformed' }, unread: { body: Buffer.from('') } },
    });
    expect(readChannelMessage(messageOf(anEvent()), now).unread).toBeUndefined();
  });

  it('leaves what is too long to be kept unread to the dead-letter queue', () => {
    const data = { contact: { phones: 7 }, filler: 'x'.repeat(1024 * 1024) };
    expect(() => readChannelMessage(messageOf(anEvent({ data })), now)).toThrow('cannot be read');
  });

  it('refuses services’ own events on this exchange', () => {
    const forged = anEvent({ type: 'tributary.leads.lead.claimed.v1' });
    expect(readChannelMessage(messageOf(forged), now).problem).toEqual({ refused: 'intake.type-unknown' });
  });

  it('names a message by source and id, and cannot name what is no CloudEvent', () => {
    const key = channelMessageKey(messageOf(anEvent()));
    expect(channelMessageKey(messageOf(anEvent({ data: {} })))).toBe(key);
    expect(channelMessageKey(messageOf(anEvent({ id: 'submission-2' })))).not.toBe(key);
    for (const bad of ['not json', '{}', anEvent({ id: '' }), anEvent({ specversion: '0.3' })]) {
      expect(() => channelMessageKey(messageOf(bad))).toThrow();
    }
  });

  it('reads anything that has a name, without throwing', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (type, data) => {
        const message = messageOf(anEvent({ type: type || 'x', data }));
        expect(readChannelMessage(message, now).record.sourceRecordId).toBe('submission-1');
      }),
    );
  });
});
