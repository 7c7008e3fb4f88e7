import type { Refusal } from '@tributary/service-kit';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Channel, Contact } from '../lead/lead';
import type { QualityPolicy, RequirableField } from '../policy';

export type QualityRefusal = Refusal<
  | 'intake.field-required'
  | 'intake.contact-missing'
  | 'intake.phone-invalid'
  | 'intake.email-invalid'
  | 'intake.name-invalid'
  | 'intake.blacklisted'
>;

/**
 * LD-2: the contact in one spelling, or why nothing can be made of it.
 *
 * A phone, e-mail address or name that cannot be one is left out as long as the rest suffices; what was received stays
 * with the intake. It is a reason to reject when it was needed.
 */
export function checkContact(channel: Channel, received: Contact, policy: QualityPolicy): Contact | QualityRefusal {
  const contact: Contact = {
    ...received,
    name: isName(received.name) ? tidy(received.name) : '',
    company: tidy(received.company),
    jobTitle: tidy(received.jobTitle),
    phones: unique(received.phones.flatMap(normalPhone)),
    emails: unique(received.emails.flatMap(normalEmail)),
    address: tidy(received.address),
  };

  const needed = policy.required.find((required) => required.channel === channel)?.fields ?? [];
  const missing = needed.find((field) => !has[field](contact));
  if (missing) return lacking(missing, received, 'intake.field-required');
  if (!reachable.some((field) => has[field](contact))) {
    const spoilt = reachable.find((field) => has[field](received));
    return lacking(spoilt ?? 'phone', received, 'intake.contact-missing');
  }
  if (isBlacklisted(contact, policy.blacklist)) return { refused: 'intake.blacklisted' };
  return contact;
}

const reachable: readonly RequirableField[] = ['phone', 'email', 'wechat', 'address'];

const has: Readonly<Record<RequirableField, (contact: Contact) => boolean>> = {
  name: ({ name }) => name !== '',
  company: ({ company }) => company !== '',
  phone: ({ phones }) => phones.length > 0,
  email: ({ emails }) => emails.length > 0,
  wechat: ({ wechatOpenid, wechatUnionid }) => wechatOpenid !== '' || wechatUnionid !== '',
  address: ({ address }) => address !== '',
  region: ({ region }) => region !== '',
};

const invalid = {
  name: 'intake.name-invalid',
  phone: 'intake.phone-invalid',
  email: 'intake.email-invalid',
} as const;

/** Missing altogether, or there but wrong: the one who puts it right needs to know which. */
function lacking(
  field: RequirableField,
  received: Contact,
  absent: 'intake.field-required' | 'intake.contact-missing',
): QualityRefusal {
  const spoilt = has[field](received) && (field === 'name' || field === 'phone' || field === 'email');
  return { refused: spoilt ? invalid[field] : absent, field: `contact.${jsonName[field]}` };
}

const jsonName: Readonly<Record<RequirableField, string>> = {
  name: 'name',
  company: 'company',
  phone: 'phones',
  email: 'emails',
  wechat: 'wechatUnionid',
  address: 'address',
  region: 'region',
};

/** E.164, or nothing when no telephone could have this number. Numbers without a country code are read as Chinese ones. */
function normalPhone(raw: string): string[] {
  const phone = parsePhoneNumberFromString(raw.normalize('NFKC'), 'CN');
  return phone?.isValid() ? [phone.number] : [];
}

const emailShape = /^[^\s@"<>()]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

function normalEmail(raw: string): string[] {
  const email = raw.normalize('NFKC').trim().toLowerCase();
  return emailShape.test(email) ? [email] : [];
}

const placeholder = /^(test|测试|none|null|无|n\/a|asdf+|qwer+|x+|匿名)$/i;

/** A name has a letter and is no placeholder, address or advertisement. */
const isName = (name: string): boolean => /\p{L}/u.test(name) && !placeholder.test(name.trim()) && !/@|https?:|www\./i.test(name);

const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

const unique = (values: readonly string[]): string[] => [...new Set(values)];

function isBlacklisted({ phones, emails }: Contact, blacklist: readonly string[]): boolean {
  const listed = new Set(blacklist);
  return (
    phones.some((phone) => listed.has(phone)) ||
    emails.some((email) => listed.has(email) || listed.has(email.slice(email.lastIndexOf('@'))))
  );
}
