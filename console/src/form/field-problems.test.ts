import { fieldProblems } from './field-problems';

const errors = [
  { field: 'note', message: 'too short' },
  { field: 'contact.phones[0]', message: 'no phone number' },
  { field: 'contact.name', message: 'missing' },
  { field: 'leadId', message: 'must be a UUID' },
];

describe('what the server says about fields', () => {
  it('stands at the field it is about, and at the closest one that holds it', () => {
    const { byField } = fieldProblems({ errors }, ['note', 'contact', 'contact.phones']);
    expect(byField).toEqual({ note: ['too short'], 'contact.phones': ['no phone number'], contact: ['missing'] });
  });

  it('is not lost when the form has no such field', () => {
    expect(fieldProblems({ errors }, ['note', 'contact']).others).toEqual(['leadId: must be a UUID']);
    expect(fieldProblems({}, ['note'])).toEqual({ byField: {}, others: [] });
  });
});
