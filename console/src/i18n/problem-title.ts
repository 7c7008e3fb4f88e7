import type { Problem } from '../api/refused';
import { lookUp } from './look-up';

/** What the server refused, in the reader's language. The server's own title is English, and newer than any translation. */
export const problemTitle = ({ code, title }: Problem, language: string): string => lookUp(language, 'problems', code) ?? title;
