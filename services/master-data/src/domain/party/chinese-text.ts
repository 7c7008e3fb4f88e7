import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const toSimplified = Converter({ from: 'tw', to: 'cn' });

/** Full-width letters, digits and signs become half-width ones, runs of white space one space, and the ends are trimmed. */
export const halfWidth = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

export const simplified = (text: string): string => toSimplified(text);

export const isHan = (text: string): boolean => /^[\p{Script=Han}]+$/u.test(text);

/** Syllables without tones; what is not Chinese stays as it is. A name's first character is read as a surname (曾 zeng, 单 shan). */
export const syllables = (text: string, surnameFirst = false): readonly string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true, ...(surnameFirst && { surname: 'head' as const }) }).map((one) =>
    one.toLowerCase(),
  );
