import { halfWidth, isHan, simplified, syllables } from './chinese-text';

export interface PersonName {
  /**
   * full: surname and given name, in characters or Latin letters.
   * titled: a surname and what one calls them, 张先生.
   * nickname: anything else; says little about who it is.
   */
  readonly form: 'full' | 'titled' | 'nickname';
  /** Half-width, otherwise as written. */
  readonly written: string;
  /** In simplified characters, or lower-case letters. */
  readonly simplified: string;
  /** Latin reading without spaces and tones: `zhangfangmin`. Of a titled name, the surname's. */
  readonly reading: string;
}

const title = /^(\p{Script=Han}{1,2}?)(先生|女士|小姐|太太|老师|经理|总监|老板|师傅|医生|总|姐|哥)$/u;
const latinTitle = /^(?:mr|mrs|ms|miss|dr)\.? ([a-z]+)$/;

export function readPersonName(text: string): PersonName | undefined {
  const written = halfWidth(text).replace(/[·•‧・]/g, '');
  if (!written) return undefined;
  const plain = simplified(written).toLowerCase();
  const han = plain.replaceAll(' ', '');

  const titled = title.exec(han) ?? latinTitle.exec(plain);
  if (titled?.[1]) return { form: 'titled', written, simplified: plain, reading: syllables(titled[1], true).join('') };

  if (isHan(han) && han.length >= 2 && han.length <= 4) {
    return { form: 'full', written, simplified: han, reading: syllables(han, true).join('') };
  }
  const reading = plain.replace(/[^a-z]/g, '');
  const latin = /^[a-z]+(?:[ ,.'-]+[a-z]+)+$/.test(plain);
  return { form: latin ? 'full' : 'nickname', written, simplified: plain, reading };
}

/** `zhangfangmin` and, because surname and given name change places, every other way to begin: `fangmin zhang` too. */
export function readingsOf(name: PersonName): readonly string[] {
  const parts = isHan(name.simplified) ? syllables(name.simplified, true) : name.simplified.split(/[^a-z]+/).filter(Boolean);
  return parts.map((_, index) => [...parts.slice(index), ...parts.slice(0, index)].join(''));
}
