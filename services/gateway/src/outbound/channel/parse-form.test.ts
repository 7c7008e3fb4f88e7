import fc from 'fast-check';
import { parseForm } from './parse-form';

const form = { submissionId: 'f-1', contact: { name: '王芳', phones: ['13800138000'] } };

/** What a landing page may send by mistake or malice, often with the names that belong there. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      submissionId: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      contact: fc.oneof(
        fc.jsonValue(),
        fc.record({ name: fc.jsonValue(), phones: fc.oneof(fc.jsonValue(), fc.array(fc.string())) }, { requiredKeys: [] }),
      ),
      consents: fc.jsonValue(),
      pageUrl: fc.oneof(fc.webUrl(), fc.jsonValue()),
    },
    { requiredKeys: [] },
  ),
);

describe('a form of a landing page', () => {
  it('is taken as it is, also with fields that nobody knows', () => {
    expect(parseForm({ ...form, hobby: 'pumps' })).toMatchObject({ form });
  });

  it('is taken or refused by the fields at fault, whatever it says', () => {
    fc.assert(
      fc.property(anything, (json) => {
        const parsed = parseForm(json);
        if ('form' in parsed) expect(parsed.form.submissionId).not.toBe('');
        else expect(parsed.fields.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
