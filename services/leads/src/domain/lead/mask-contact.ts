import type { Contact } from './lead';

/** PERM-2: what everybody sees of a contact. Enough to recognise a number or address one knows, not enough to use it. */
export const maskContact = (contact: Contact): Contact => ({
  ...contact,
  phones: contact.phones.map(maskPhone),
  emails: contact.emails.map(maskEmail),
  wechatOpenid: maskId(contact.wechatOpenid),
  wechatUnionid: maskId(contact.wechatUnionid),
  address: maskAddress(contact.address),
});

/** `+8613800138000` → `+86138****8000`; a number that is too short for that shows nothing but its end. */
const maskPhone = (phone: string): string =>
  phone.length >= 11 ? `${phone.slice(0, -8)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;

/** `zhang.wei@example.com` → `z****@example.com` */
const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return at < 1 ? '****' : `${email.slice(0, 1)}****${email.slice(at)}`;
};

const maskId = (id: string): string => (id === '' ? '' : `****${id.slice(-4)}`);

/** Where, but not at which door: digits are left out. */
const maskAddress = (address: string): string => address.replace(/\p{N}+/gu, '*');
