import type { AnyDesc, DescFile } from '@bufbuild/protobuf';
import { getComments } from '@bufbuild/protoplugin';

/** The comment above a declaration as paragraphs, its line breaks undone. Undefined where there is none. */
export function commentOf(declaration: Exclude<AnyDesc, DescFile>): string | undefined {
  const { leading, trailing } = getComments(declaration);
  const paragraphs = (leading ?? trailing ?? '').split(/\n\s*\n/).map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '));
  return paragraphs.join('\n\n').trim() || undefined;
}

/** `Gives a held lead back to the public sea; only its holder may (LD-5).` → the same without the full stop. */
export const firstSentence = (text: string): string => text.replace(/\.(\s.*)?$/s, '');
