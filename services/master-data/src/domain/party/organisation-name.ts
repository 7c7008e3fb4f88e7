import { halfWidth, simplified, syllables } from './chinese-text';
import { readRegions } from './regions';

export interface OrganisationName {
  readonly written: string;
  /** Simplified, lower case, without spaces and punctuation. */
  readonly full: string;
  /** Without place and legal form: 深圳市创卓网络科技有限责任公司 → 创卓网络科技. */
  readonly core: string;
  /** Latin reading of the core. */
  readonly reading: string;
  /** City or province named in it, in full; '' where none. */
  readonly place: string;
  /** Whether it names a legal form; only such a name is registered and thereby unique in its place. */
  readonly registered: boolean;
}

const legalForm =
  /(?:(?:集团)?股份有限(?:责任)?公司|(?:集团)?有限责任公司|(?:集团)?有限公司|集团公司|总公司|分公司|公司|集团|合伙企业|个体工商户|coltd|companylimited|limited|ltd|inc|corporation|corp|gmbh|llc)$/;

export function readOrganisationName(text: string): OrganisationName | undefined {
  const written = halfWidth(text);
  const plain = simplified(written).toLowerCase();
  const full = plain.replace(/[^\p{L}\p{N}]/gu, '');
  if (!full) return undefined;

  // 创卓(深圳)科技 names the place in brackets, which may stand anywhere.
  const bracketed = /[(（]([^)）]+)[)）]/.exec(plain)?.[1] ?? '';
  const inBrackets = readRegions(bracketed, false);
  const isPlace = bracketed !== '' && inBrackets.rest === '';
  const unbracketed = (isPlace ? plain.replace(/[(（][^)）]+[)）]/, '') : plain).replace(/[^\p{L}\p{N}]/gu, '');

  const form = legalForm.exec(unbracketed);
  const withoutForm = form ? unbracketed.slice(0, form.index) : unbracketed;
  const regions = readRegions(withoutForm, false);
  const core = regions.rest || withoutForm || full;
  return {
    written,
    full,
    core,
    reading: syllables(core).join(''),
    place: regions.city || regions.province || (isPlace ? inBrackets.city || inBrackets.province : ''),
    registered: form !== null,
  };
}
