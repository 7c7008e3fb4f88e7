import type { Employee } from '../src/domain/assignment/employee';
import { newLead, type Touch } from '../src/domain/intake/become-lead';
import type { ChannelRecord } from '../src/domain/intake/channel-record';
import { type Channel, type Contact, type Lead, noInterest, type Origin } from '../src/domain/lead/lead';

export const now = new Date('2026-03-02T09:00:00Z');

export const noContact: Contact = {
  name: '',
  company: '',
  jobTitle: '',
  phones: [],
  emails: [],
  wechatOpenid: '',
  wechatUnionid: '',
  address: '',
  region: '',
};

export const aContact = (traits: Partial<Contact> = {}): Contact => ({
  ...noContact,
  name: '张伟',
  phones: ['+8613800138000'],
  ...traits,
});

export const anOrigin = (channel: Channel = 'web'): Origin => ({
  channel,
  source: '',
  medium: '',
  campaign: '',
  content: '',
  term: '',
});

export const aTouch = (traits: Partial<Touch> = {}): Touch => ({
  intakeId: 'intake-1',
  contact: aContact(),
  interest: noInterest,
  origin: anOrigin(),
  occurredAt: now,
  ...traits,
});

export const aLead = (traits: Partial<Lead> = {}): Lead => ({
  ...newLead('lead-1', aTouch(), { id: 'customer-1', madeWithId: 'customer-1', madeWithRecordId: 'record-1' }, now).lead,
  ...traits,
});

export const aRep = (id: string, traits: Partial<Employee> = {}): Employee => ({
  id,
  teamPath: '/hq/east/',
  skills: [],
  territories: [],
  languages: [],
  capacity: 0,
  takesLeads: true,
  left: false,
  ...traits,
});

export const aRecord = (traits: Partial<ChannelRecord> = {}): ChannelRecord => ({
  source: 'https://example.com/form',
  sourceRecordId: 'submission-1',
  contact: aContact(),
  interest: noInterest,
  origin: anOrigin(),
  occurredAt: now,
  consents: [],
  ...traits,
});
