export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030';

/** Bytes of a file from its beginning; each call starts anew. */
export type Pieces = () => AsyncIterable<Buffer>;

/**
 * What the file is written in: what its byte order mark says, otherwise UTF-8 if every byte of it can be, otherwise
 * GB 18030, which contains GBK and GB 2312 and is what Chinese spreadsheets write.
 */
export async function encodingOf(pieces: Pieces): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const piece of pieces()) {
      if (first && piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
      first = false;
      strict.decode(piece, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (isNotText(error)) return 'gb18030';
    throw error;
  }
}

/** Also a decoder that replaces what it cannot read may say so, of a character that is cut off by the end. */
export const isNotText = (error: unknown): boolean =>
  (error as { code?: unknown } | undefined)?.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** The file as text, without byte order mark; characters that are cut by a piece's end are put together. */
export async function* textOf(pieces: Pieces, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces()) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
