import fc from 'fast-check';
import { InvalidMessage } from '../descriptors/violation';
import { sampleJsonOf, sampleOf } from '../samples/sample-of';
import { eventCatalogue, isEventType } from './event-catalogue';

const formSubmitted = eventCatalogue['tributary.channel.web.form-submitted.v1'];
const form = sampleJsonOf(formSubmitted.type) as Readonly<Record<string, unknown>>;

describe('reading an event', () => {
  it('given proto3 JSON, then it gives dates, enums and nested messages their types', () => {
    const claimed = eventCatalogue['tributary.leads.lead.claimed.v1'].fromJson({
      leadId: 'lead-1',
      claimedAt: '2026-03-02T09:15:30+08:00',
    });
    expect(claimed).toMatchObject({ leadId: 'lead-1', claimedAt: new Date('2026-03-02T01:15:30Z'), protectedUntil: undefined });
  });

  it('ignores fields that a newer producer added', () => {
    expect(formSubmitted.fromJson({ ...form, addedLater: { deep: [1] } })).toEqual(sampleOf(formSubmitted.type));
  });

  it.each([
    ['a number for a string', { ...form, submissionId: 7 }, 'submissionId', 'json.type'],
    ['a string for a list', { ...form, consents: 'all' }, 'consents', 'json.type'],
    ['no date', { ...form, consents: [{ purpose: 'marketing', at: 'tomorrow' }] }, 'consents[0].at', 'json.type'],
    ['a rule broken', { ...form, submissionId: '' }, 'submissionId', 'string.min_len'],
    ['what is required missing', { submissionId: 's-1' }, 'contact', 'required'],
    ['a list instead of an object', [form], '', 'json.type'],
  ])('refuses %s', (_, json, field, rule) => {
    expect(violationsOf(() => formSubmitted.fromJson(json))).toMatchObject([{ field, rule }]);
  });

  it('never fails in another way, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(form)), (value, key) => {
        for (const json of [value, { ...form, [key]: value }]) violationsOf(() => formSubmitted.fromJson(json));
      }),
    );
  });
});

describe('writing an event', () => {
  it('refuses what breaks a rule, before anybody has to read it', () => {
    const broken = { ...sampleOf(formSubmitted.type), submissionId: '' };
    expect(violationsOf(() => formSubmitted.toJson(broken))).toMatchObject([{ field: 'submissionId', rule: 'string.min_len' }]);
  });

  it('gives back what was read', () => {
    const text = fc.string({ maxLength: 40, unit: 'grapheme' }).filter((value) => value.length <= 128);
    const instant = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(text, instant, fc.boolean(), (name, at, granted) => {
        const data = { ...sampleOf(formSubmitted.type), consents: [{ purpose: 'marketing', granted, at }], formId: name };
        expect(formSubmitted.fromJson(JSON.parse(JSON.stringify(formSubmitted.toJson(data))))).toEqual(data);
      }),
    );
  });
});

describe('the catalogue', () => {
  it('tells event types from other names', () => {
    expect(isEventType('tributary.leads.lead.created.v1')).toBe(true);
    expect(isEventType('tributary.leads.lead.created.v0')).toBe(false);
    expect(isEventType('toString')).toBe(false);
  });

  it('knows who publishes an event, when, and what it is about', () => {
    const created = eventCatalogue['tributary.master-data.customer.created.v1'];
    expect(created).toMatchObject({ service: 'master-data', message: 'tributary.masterdata.v1.CustomerCreated' });
    expect(created.aggregate(sampleOf(created.type))).toBe('01935c2e-7a10-7c3e-9b1d-2f6a8c4e5d01');
  });
});

function violationsOf(work: () => unknown): InvalidMessage['violations'] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof InvalidMessage) return error.violations;
    throw error;
  }
}
