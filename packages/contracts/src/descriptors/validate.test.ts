import { FormSubmitted } from '../services/channel';
import { readJson } from './read-json';
import { validate } from './validate';
import { InvalidMessage } from './violation';

const typeName = 'tributary.channel.v1.FormSubmitted';
const contact = { name: '李雷', region: '310000' };

describe('validating a message', () => {
  it('given one that keeps its rules, when read from JSON or from the wire, then nothing is found', () => {
    expect(validate(typeName, readJson(typeName, { submissionId: 's-1', contact }))).toEqual([]);
    expect(validate(typeName, FormSubmitted.encode(FormSubmitted.create({ submissionId: 's-1', contact })).finish())).toEqual([]);
  });

  it('given broken rules, then each is told with its place in proto3 JSON spelling', () => {
    const message = readJson(typeName, { contact: { region: 'Shanghai' }, consents: [{ purpose: 'marketing' }, {}] });
    expect(validate(typeName, message)).toMatchObject([
      { field: 'submissionId', rule: 'string.min_len' },
      { field: 'contact.region', rule: 'string.pattern' },
      { field: 'consents[1].purpose', rule: 'string.pattern' },
    ]);
  });

  it('given the character U+0000 in any text, however deep, then it is refused and named', () => {
    const nul = { name: 'Li\0', phones: ['138', '1\0'] };
    const message = readJson(typeName, { submissionId: 's-1', contact: nul, attribution: { campaign: '\0' } });
    expect(validate(typeName, message)).toEqual(
      ['contact.name', 'contact.phones[1]', 'attribution.campaign'].map((field) =>
        expect.objectContaining({ field, rule: 'string.nul' }),
      ),
    );
  });

  it('given bytes that are no message, then that is what is told', () => {
    expect(validate(typeName, Buffer.from('not a message'))).toMatchObject([{ field: '', rule: 'wire.malformed' }]);
  });

  it('given a name that is not in proto/, then it throws, for that is a bug', () => {
    expect(() => validate('tributary.channel.v1.Nothing', Buffer.alloc(0))).toThrow('no message');
  });
});

describe('reading JSON', () => {
  it.each([
    ['pageUrl', { pageUrl: 5 }],
    ['contact.name', { contact: { name: true } }],
    ['contact.phones', { contact: { phones: ['13800138000', 13800138000] } }],
    ['consents[1].at', { consents: [{ purpose: 'marketing' }, { at: 'yesterday' }] }],
    ['consents[0].at', { consents: [{ at: '2026-02-30T08:00:00Z' }] }],
    ['consents[0].at', { consents: [{ at: '2026-02-29T08:00:00.5+08:00' }] }],
    ['contact', { contact: 'Li Lei' }],
    ['', 'a sentence'],
    ['', null],
  ])('refuses a wrong type and names the field: %s', (field, json) => {
    expect(violationsIn(json)).toMatchObject([{ field, rule: 'json.type' }]);
  });

  it('takes proto spelling as well as camel case, and ignores what it does not know', () => {
    expect(readJson(typeName, { submission_id: 's-1', inventedLater: { a: 1 } })).toMatchObject({ submissionId: 's-1' });
  });

  it('takes a day that exists, to the last of a leap year’s February', () => {
    expect(
      violationsIn({ consents: [{ at: '2028-02-29T23:59:59+14:00' }, { at: '0001-01-01T00:00:00Z' }, { at: null }] }),
    ).toEqual([]);
  });

  it('does not quote what it was given, for that may be personal data', () => {
    const [violation] = violationsIn({ contact: { name: 13_800_138_000 } });
    expect(JSON.stringify(violation)).not.toContain('13800138000');
  });
});

function violationsIn(json: unknown): InvalidMessage['violations'] {
  try {
    readJson(typeName, json);
    return [];
  } catch (error) {
    if (error instanceof InvalidMessage) return error.violations;
    throw error;
  }
}
