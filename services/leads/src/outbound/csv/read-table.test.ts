import fc from 'fast-check';
import { writeRow } from '../../domain/imports/csv-cell';
import { readTable } from './read-table';

/** The bytes in pieces of the given size, so that characters and rows are cut anywhere. */
const inPieces = (bytes: Uint8Array, size = 7) =>
  async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
  };

async function read(bytes: Uint8Array, size?: number): Promise<{ encoding: string; rows: (readonly string[])[] }> {
  const { encoding, rows } = await readTable(inPieces(bytes, size));
  const all: (readonly string[])[] = [];
  for await (const row of rows) all.push(row);
  return { encoding, rows: all };
}

const table = [
  ['姓名', '电话'],
  ['张伟', '13800138000'],
];

describe('reading a CSV file', () => {
  it('understands UTF-8 with and without byte order mark', async () => {
    const text = '姓名,电话\r\n张伟,13800138000\r\n';
    await expect(read(Buffer.from(text))).resolves.toEqual({ encoding: 'utf-8', rows: table });
    await expect(read(Buffer.from(`\uFEFF${text}`))).resolves.toEqual({ encoding: 'utf-8', rows: table });
  });

  it('understands GBK, as Chinese spreadsheets write it', async () => {
    const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00ad5c5ceb02c31333830303133383030300a', 'hex');
    await expect(read(gbk, 3)).resolves.toEqual({ encoding: 'gb18030', rows: table });
  });

  it('understands UTF-16 with tabs, as spreadsheets call "Unicode text"', async () => {
    const utf16 = Buffer.from('\uFEFF姓名\t电话\r\n张伟\t13800138000\r\n', 'utf16le');
    await expect(read(utf16, 5)).resolves.toEqual({ encoding: 'utf-16le', rows: table });
  });

  it('takes semicolons where the header has them', async () => {
    const { rows } = await read(Buffer.from('a;b\n1,5;2\n'));
    expect(rows).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
  });

  it('keeps quotes, commas and line breaks in cells, and tolerates an inch sign', async () => {
    const { rows } = await read(Buffer.from('a,b\n"say ""hi"", you","two\nlines"\npipe 5" wide,x\n\n,\n'));
    expect(rows.slice(1)).toEqual([
      ['say "hi", you', 'two\nlines'],
      ['pipe 5" wide', 'x'],
    ]);
  });

  it('takes whatever ends a line, also mixed', async () => {
    expect((await read(Buffer.from('a,b\n1,2\r\n3,4\r5,6'))).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('names the line where a quote was never closed', async () => {
    await expect(read(Buffer.from('a,b\n1,2\n"3,4\n5,6\n'))).rejects.toMatchObject({
      name: 'UnreadableFile',
      line: expect.any(Number),
    });
  });

  it('gives up on a row that never ends instead of filling the memory', async () => {
    const endless = Buffer.from(`a,b\n"${'x'.repeat(100_000)}`);
    await expect(read(endless, 4096)).rejects.toMatchObject({ name: 'UnreadableFile' });
  });

  it('reads back whatever the error file says, wherever the bytes are cut', async () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '张伟', '"', ',', '\r\n', "'-"));
    const row = fc.tuple(fc.constant('x'), cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const text = `\uFEFFh,i,j\r\n${rows.map(writeRow).join('')}`;
        expect((await read(Buffer.from(text), size)).rows.slice(1)).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });

  it('ends in rows or in a line that cannot be read, and in nothing else, whatever the bytes and wherever they are cut', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', '\0', '\uFEFF', '张', "'=").map((text) => Buffer.from(text)),
      fc.constantFrom([0xff, 0xfe], [0xc3, 0x28], [0xd0, 0xd5], [0x50, 0x4b, 3, 4]).map((bytes) => Uint8Array.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 50 }), async (pieces, size) => {
        const bytes = Buffer.concat(pieces);
        try {
          for (const row of (await read(bytes, size)).rows) expect(row.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ name: 'UnreadableFile' });
        }
      }),
      { numRuns: 300 },
    );
  });
});
