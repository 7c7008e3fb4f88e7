import type { Problem } from '../api/refused';
import { lookUp } from './look-up';

/** What a code of the error catalogue means, where only the code is known; the code itself for one that is newer than the console. */
export const problemWords = (code: string, language: string): string => lookUp(language, 'problems', code) ?? code;

/** What the server refused, in the reader's language. The server's own title is English, and newer than any translation. */
export const problemTitle = ({ code, title }: Problem, language: string): string => lookUp(language, 'problems', code) ?? title;
