import type { SourceRecord } from '../../src/domain/party/source-record';

let made = 0;

const empty: Omit<SourceRecord, 'channelRecordId' | 'kind'> = {
  channel: 'web_form',
  version: 0,
  occurredAt: new Date('2026-02-01T08:00:00Z'),
  name: '',
  phones: [],
  emails: [],
  identifiers: [],
  address: { province: '', city: '', district: '', line: '' },
  birthDate: '',
  deviceId: '',
  consents: [],
  contacts: [],
};

/** A record that says only what the test is about; each call makes another one of its channel. */
export const aPerson = (says: Partial<SourceRecord>): SourceRecord => ({
  ...empty,
  channelRecordId: `r-${++made}`,
  kind: 'person',
  ...says,
});

export const anOrganisation = (says: Partial<SourceRecord>): SourceRecord => aPerson({ kind: 'organisation', ...says });
