import fc from 'fast-check';
import { aContact } from '../../../test/builders';
import { maskContact } from './mask-contact';

describe('what everybody sees of a contact (PERM-2)', () => {
  it('is enough to recognise it', () => {
    const contact = aContact({
      phones: ['+8613800138000', '+862162278888', '+4930901'],
      emails: ['zhang.wei@example.com'],
      wechatUnionid: 'o6_bmasdasdsad6_2sgVt7hMZOPfL',
      address: '上海市浦东新区世纪大道100号8楼',
    });
    expect(maskContact(contact)).toEqual({
      ...contact,
      phones: ['+86138****8000', '+8621****8888', '****01'],
      emails: ['z****@example.com'],
      wechatUnionid: '****OPfL',
      address: '上海市浦东新区世纪大道*号*楼',
    });
  });

  it('never holds a whole number or address', () => {
    const digits = fc.integer({ min: 1_000_000, max: 99_999_999_999 }).map((number) => `+${number}`);
    fc.assert(
      fc.property(digits, fc.emailAddress(), (phone, email) => {
        const masked = JSON.stringify(maskContact(aContact({ phones: [phone], emails: [email] })));
        expect(masked).not.toContain(phone);
        expect(masked).not.toContain(`"${email}"`);
      }),
    );
  });
});
