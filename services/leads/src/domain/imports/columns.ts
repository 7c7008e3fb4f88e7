import type { Refusal } from '@tributary/service-kit';
import type { Contact, Interest } from '../lead/lead';

export type ImportField =
  | 'name'
  | 'company'
  | 'job-title'
  | 'phone'
  | 'email'
  | 'wechat-unionid'
  | 'address'
  | 'region'
  | 'product'
  | 'industry'
  | 'language'
  | 'message'
  | 'source'
  | 'campaign';

/** One column of the file, in the file's order; without a field it is left out. */
export interface ImportColumn {
  readonly header: string;
  readonly field?: ImportField | undefined;
}

/** How people call these columns, in Chinese and English; compared without case, spaces and punctuation. */
const knownAs: Readonly<Record<ImportField, readonly string[]>> = {
  name: ['姓名', '联系人', '客户姓名', '名字', 'name', 'fullname', 'contact', 'contactname'],
  company: [
    '公司',
    '公司名称',
    '企业',
    '企业名称',
    '单位',
    '单位名称',
    'company',
    'companyname',
    'organisation',
    'organization',
    'account',
  ],
  'job-title': ['职务', '职位', '头衔', 'title', 'jobtitle', 'position'],
  phone: [
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系电话',
    '联系方式',
    'phone',
    'mobile',
    'tel',
    'telephone',
    'phonenumber',
  ],
  email: ['邮箱', '电子邮箱', '邮件', '电子邮件', 'email', 'mail', 'emailaddress'],
  'wechat-unionid': ['unionid', '微信unionid', 'wechatunionid'],
  address: ['地址', '联系地址', '详细地址', 'address'],
  region: ['地区', '区域', '行政区划', '地区代码', 'region', 'regioncode'],
  product: ['产品', '意向产品', '感兴趣的产品', 'product', 'productinterest'],
  industry: ['行业', '所属行业', 'industry'],
  language: ['语言', 'language'],
  message: ['备注', '留言', '需求', '说明', 'message', 'note', 'notes', 'remark', 'comment'],
  source: ['来源', '线索来源', 'source', 'leadsource', 'utmsource'],
  campaign: ['活动', '市场活动', 'campaign', 'utmcampaign'],
};

const fieldOf = new Map(Object.entries(knownAs).flatMap(([field, names]) => names.map((name) => [name, field as ImportField])));

/** What the columns seem to be, by their headers. The second column of a kind is left out, except for phones and e-mails. */
export function proposeColumns(headers: readonly string[]): ImportColumn[] {
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    const field = fieldOf.get(header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
    if (!field || (taken.has(field) && !mayRepeat(field))) return { header };
    taken.add(field);
    return { header, field };
  });
}

const mayRepeat = (field: ImportField): boolean => field === 'phone' || field === 'email';

const contactFields: readonly ImportField[] = ['phone', 'email', 'wechat-unionid', 'address'];

/** Whether the mapping fits the file and can lead to anybody. */
export function checkColumns(
  columns: readonly ImportColumn[],
  headers: readonly string[],
): Refusal<'import.columns-mismatch' | 'import.no-contact-column'> | undefined {
  const fits = columns.length === headers.length && columns.every(({ header }, index) => header === headers[index]);
  if (!fits) return { refused: 'import.columns-mismatch', field: 'columns' };
  const fields = columns.flatMap(({ field }) => field ?? []);
  const repeated = fields.some((field, index) => fields.indexOf(field) !== index && !mayRepeat(field));
  if (repeated) return { refused: 'import.columns-mismatch', field: 'columns' };
  if (!fields.some((field) => contactFields.includes(field))) return { refused: 'import.no-contact-column', field: 'columns' };
  return undefined;
}

export interface ReadRow {
  readonly contact: Contact;
  readonly interest: Interest;
  readonly source: string;
  readonly campaign: string;
}

/** What a row says, by the meaning of its columns. One cell may hold several numbers or addresses. */
export function readRow(columns: readonly ImportColumn[], cells: readonly string[]): ReadRow {
  const all = (field: ImportField): string[] =>
    columns.flatMap((column, index) => (column.field === field ? [(cells[index] ?? '').trim()] : [])).filter(Boolean);
  const one = (field: ImportField, longest: number): string => (all(field)[0] ?? '').slice(0, longest);
  const several = (field: ImportField): string[] =>
    all(field)
      .flatMap((cell) => cell.split(/[;；,，、/\n]/))
      .map((part) => part.trim())
      .filter(Boolean)
      .slice(0, 5);
  const region = one('region', 6);

  return {
    contact: {
      name: one('name', 100),
      company: one('company', 200),
      jobTitle: one('job-title', 100),
      phones: several('phone'),
      emails: several('email'),
      wechatOpenid: '',
      wechatUnionid: one('wechat-unionid', 64),
      address: one('address', 300),
      region: /^\d{6}$/.test(region) ? region : '',
    },
    interest: {
      product: one('product', 100),
      industry: one('industry', 100),
      language: one('language', 35),
      message: one('message', 2000),
    },
    source: one('source', 100),
    campaign: one('campaign', 100),
  };
}
