import fc from 'fast-check';
import { aContact, noContact } from '../../../test/builders';
import { defaultPolicy, type QualityPolicy } from '../policy';
import { checkContact } from './quality';

const policy = defaultPolicy.quality;
const web = (contact: Partial<typeof noContact>, rules: QualityPolicy = policy) =>
  checkContact('web', { ...noContact, ...contact }, rules);

describe('what a channel sends about a person (LD-2)', () => {
  it.each([
    ['138 0013 8000', '+8613800138000'],
    ['０１３８００１３８０００'.slice(1), '+8613800138000'],
    ['+86-138-0013-8000', '+8613800138000'],
    ['(021) 6227 8888', '+862162278888'],
    ['+49 30 901820', '+4930901820'],
  ])('reads the phone number %s', (typed, number) => {
    expect(web({ phones: [typed] })).toMatchObject({ phones: [number] });
  });

  it('puts texts into one spelling and addresses into lower case', () => {
    expect(web({ name: ' 张　伟 ', company: 'ＡＢＣ Ltd', emails: [' Zhang.Wei@Example.COM '] })).toMatchObject({
      name: '张 伟',
      company: 'ABC Ltd',
      emails: ['zhang.wei@example.com'],
    });
  });

  it('leaves out what cannot be, as long as there is another way to reach the person', () => {
    expect(web({ phones: ['12345'], emails: ['a@example.com'] })).toMatchObject({ phones: [], emails: ['a@example.com'] });
    expect(web({ name: 'http://win.example', phones: ['13800138000'] })).toMatchObject({ name: '' });
  });

  it('rejects a record that leads to nobody, and names what spoilt it', () => {
    expect(web({ name: '张伟' })).toEqual({ refused: 'intake.contact-missing', field: 'contact.phones' });
    expect(web({ phones: ['12345'] })).toEqual({ refused: 'intake.phone-invalid', field: 'contact.phones' });
    expect(web({ emails: ['nobody'] })).toEqual({ refused: 'intake.email-invalid', field: 'contact.emails' });
  });

  it('wants of each channel what its policy says', () => {
    const strict: QualityPolicy = { required: [{ channel: 'web', fields: ['name', 'company'] }], blacklist: [] };
    expect(web(aContact(), strict)).toEqual({ refused: 'intake.field-required', field: 'contact.company' });
    expect(web(aContact({ name: 'test', company: 'ABC' }), strict)).toEqual({
      refused: 'intake.name-invalid',
      field: 'contact.name',
    });
    expect(checkContact('ads', aContact({ name: '' }), strict)).toMatchObject({ phones: ['+8613800138000'] });
  });

  it.each([['+8613800138000'], ['a@spam.example'], ['@spam.example']])('takes nothing in from a blacklisted %s', (listed) => {
    const blacklist: QualityPolicy = { required: [], blacklist: [listed] };
    expect(web({ phones: ['13800138000'], emails: ['a@spam.example'] }, blacklist)).toEqual({ refused: 'intake.blacklisted' });
  });

  it('finds nothing to change in what it has accepted, whatever that was', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('张伟', ' Ａ ', '13800138000', '+4930901820', 'A@b.example'));
    const contacts = fc.record({ name: text, company: text, phones: fc.array(text), emails: fc.array(text), address: text });
    fc.assert(
      fc.property(contacts, (some) => {
        const first = web(some);
        if ('refused' in first) return;
        expect(web(first)).toEqual(first);
      }),
    );
  });
});
