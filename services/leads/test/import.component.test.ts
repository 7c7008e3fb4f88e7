import { type Import, ImportState } from '@tributary/contracts/leads';
import { eventually } from '@tributary/testing';
import { aPerson, codeOf, type Doors, type Leads, startLeads } from './leads';

jest.setTimeout(120_000);

const importer = ['leads.import', 'leads.read', 'leads.intake.review'];
const page = { cursor: '', limit: 200 };

describe('imports, through the real door and the real store (LD-1, GW-5)', () => {
  let leads: Leads;
  beforeAll(async () => {
    leads = await startLeads();
  });
  afterAll(() => leads.stop());

  const byName = (text: string) => leadsNamed(leads, text);

  it('takes a GBK file in, says how each row ended, and gives the rows that failed back', async () => {
    const door = await leads.door({ permissions: importer });
    const header = 'd0d5c3fb2cb5e7bbb02cb1b8d7a20a'; // 姓名,电话,备注
    const [one, other] = [aPerson().phones[0], aPerson().phones[0]];
    const rows = Buffer.concat([
      Buffer.from(header, 'hex'),
      Buffer.from('c0eed2bb', 'hex'), // 李一
      Buffer.from(`,${one},\r\nLiEr,12345,=1+1\r\nLiSan,${other},"two\nlines"\r\nLiSi,${one},again\r\nLiWu,${other}\r\n`),
    ]);

    const { importId } = await upload(door, rows);
    const preview = await door.imports.previewImport({ importId });
    expect(preview).toMatchObject({ encoding: 'gb18030', columns: [{ header: '姓名', field: 'IMPORT_FIELD_NAME' }, {}, {}] });
    await door.imports.startImport({ importId, columns: [], dryRun: false });
    const finished = await ended(door, importId);

    expect(finished).toMatchObject({
      state: ImportState.FINISHED,
      progress: { rows: 5, rowsRead: 5, newLeads: 2, additions: 1, rejected: 2, customerSignals: 0 },
    });
    const errors = await door.imports.getImportErrors({ importId, afterRow: 0 });
    expect(errors.content.toString('utf8')).toBe(
      `\uFEFF姓名,电话,备注,tributary_reason\r\nLiEr,12345,'=1+1,intake.phone-invalid\r\nLiWu,${other},import.row-malformed\r\n`,
    );
    expect(errors.nextAfterRow).toBe(0);
  });

  it('tries a file dry: the same verdicts, and nothing is taken in; then for real', async () => {
    const door = await leads.door({ permissions: importer });
    const file = Buffer.from(`姓名,手机\n干跑一,${aPerson().phones[0]}\n干跑二,\n`);
    const { importId } = await upload(door, file);
    await door.imports.startImport({ importId, columns: [], dryRun: true });
    expect(await ended(door, importId)).toMatchObject({ dryRun: true, progress: { rows: 2, rejected: 1, rowsRead: 0 } });
    const errors = await door.imports.getImportErrors({ importId, afterRow: 0 });
    expect(errors.content.toString('utf8')).toContain('干跑二,,intake.contact-missing');
    expect(await byName('干跑')).toHaveLength(0);

    await door.imports.startImport({ importId, columns: [], dryRun: false });
    expect(await ended(door, importId)).toMatchObject({ progress: { newLeads: 1, rejected: 1 } });
    expect(await codeOf(door.imports.startImport({ importId, columns: [], dryRun: false }))).toBe('import.already-running');
  });

  it('takes nothing in from a file that breaks off, and names the line', async () => {
    const door = await leads.door({ permissions: importer });
    const good = Array.from({ length: 50 }, () => `断开,${aPerson().phones[0]}`).join('\n');
    const { importId } = await upload(door, Buffer.from(`姓名,电话\n${good}\n"断开二,138\n`));
    await door.imports.startImport({ importId, columns: [], dryRun: false });
    const failed = await ended(door, importId);
    expect(failed).toMatchObject({ state: ImportState.FAILED, failure: 'import.file-unreadable' });
    expect(failed.failedLine).toBeGreaterThan(50);
    expect(await byName('断开')).toHaveLength(0);
  });

  it('refuses what cannot be started, and says why', async () => {
    const door = await leads.door({ permissions: importer });
    const start = (importId: string, columns: Parameters<Doors['imports']['startImport']>[0]['columns'] = []) =>
      codeOf(door.imports.startImport({ importId, columns, dryRun: false }));

    const half = await door.imports.createImport({ fileName: 'x.csv', size: 100 });
    await door.imports.uploadImportContent({ importId: half.importId, piece: 0, content: Buffer.from('a,b') });
    expect(await start(half.importId)).toBe('import.incomplete');

    const nobody = await upload(door, Buffer.from('姓名,颜色\n张三,红\n'));
    expect(await start(nobody.importId)).toBe('import.no-contact-column');
    expect(await start(nobody.importId, [{ header: '电话', field: 'IMPORT_FIELD_PHONE' }])).toBe('import.columns-mismatch');

    const empty = await upload(door, Buffer.from('\n'));
    expect(await start(empty.importId)).toBe('import.file-unreadable');
  });

  it('counts a piece once that comes twice, and refuses another in its place or one too many', async () => {
    const door = await leads.door({ permissions: importer });
    const { importId } = await door.imports.createImport({ fileName: 'x.csv', size: 6 });
    const send = (piece: number, text: string) =>
      door.imports.uploadImportContent({ importId, piece, content: Buffer.from(text) });
    await send(0, 'abc');
    expect((await send(0, 'abc')).receivedBytes).toBe(3);
    expect(await codeOf(send(0, 'xyz'))).toBe('import.piece-conflict');
    expect(await codeOf(send(1, 'defg'))).toBe('import.too-large');
    expect((await send(1, 'def')).receivedBytes).toBe(6);
  });

  it('stops when it is told to, goes on where it stopped, and survives a restart without doubling a row', async () => {
    const door = await leads.door({ permissions: importer });
    const rows = Array.from({ length: 4000 }, (_, index) => `恢复${index},${index % 20 === 0 ? aPerson().phones[0] : ''}`);
    const { importId } = await upload(door, Buffer.from(`姓名,电话\n${rows.join('\n')}\n`));
    await door.imports.startImport({ importId, columns: [], dryRun: false });
    await eventually('some rows are in', async () => {
      expect((await door.imports.getImport({ importId })).progress?.rowsRead).toBeGreaterThan(0);
    });

    await door.imports.cancelImport({ importId });
    const stopped = await door.imports.getImport({ importId });
    expect(stopped.state).toBe(ImportState.CANCELLED);
    expect(stopped.progress?.rowsRead).toBeLessThan(4000);
    await door.imports.resumeImport({ importId });
    await leads.restart();

    const finished = await ended(door, importId, 90_000);
    expect(finished.progress).toMatchObject({ rows: 4000, rowsRead: 4000, newLeads: 200, additions: 0, rejected: 3800 });
    expect(await byName('恢复')).toHaveLength(200);
  });

  it('gives a long error file back in pieces', async () => {
    const door = await leads.door({ permissions: importer });
    const rows = Array.from({ length: 2500 }, (_, index) => `长${index},`);
    const { importId } = await upload(door, Buffer.from(`姓名,电话\n${rows.join('\n')}\n`));
    await door.imports.startImport({ importId, columns: [], dryRun: false });
    await ended(door, importId);

    const first = await door.imports.getImportErrors({ importId, afterRow: 0 });
    const second = await door.imports.getImportErrors({ importId, afterRow: first.nextAfterRow });
    const lines = Buffer.concat([first.content, second.content]).toString('utf8').trim().split('\r\n');
    expect([first.nextAfterRow, second.nextAfterRow]).toEqual([2000, 0]);
    expect(lines.slice(1)).toEqual(rows.map((row) => `${row},intake.contact-missing`));
  });

  it('is nobody else’s business', async () => {
    const [door, other] = [
      await leads.door({ permissions: importer }),
      await leads.door({ permissions: importer, reach: 'all' }),
    ];
    const { importId } = await upload(door, Buffer.from(`姓名,电话\n私有,12\n`));
    await door.imports.startImport({ importId, columns: [], dryRun: false });
    await ended(door, importId);

    const attempts = [
      other.imports.getImport({ importId }),
      other.imports.previewImport({ importId }),
      other.imports.getImportErrors({ importId, afterRow: 0 }),
      other.imports.uploadImportContent({ importId, piece: 0, content: Buffer.from('x') }),
      other.imports.startImport({ importId, columns: [], dryRun: false }),
      other.imports.cancelImport({ importId }),
      other.imports.resumeImport({ importId }),
    ];
    expect(await Promise.all(attempts.map(codeOf))).toEqual(attempts.map(() => 'record.not-found'));
    expect((await other.imports.listImports({ page })).items).toEqual([]);
    expect((await door.imports.listImports({ page })).items.map((item) => item.importId)).toEqual([importId]);
  });
});

async function upload(door: Doors, file: Buffer): Promise<Import> {
  const { importId } = await door.imports.createImport({ fileName: 'leads.csv', size: file.length });
  const pieceBytes = 4096;
  for (let piece = 0; piece * pieceBytes < file.length; piece += 1) {
    const content = file.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
    await door.imports.uploadImportContent({ importId, piece, content });
  }
  return door.imports.getImport({ importId });
}

const ended = (door: Doors, importId: string, within = 20_000): Promise<Import> =>
  eventually(
    'the import ends',
    async () => {
      const job = await door.imports.getImport({ importId });
      expect([ImportState.FINISHED, ImportState.FAILED]).toContain(job.state);
      return job;
    },
    { within },
  );

async function leadsNamed(leads: Leads, text: string) {
  const onlooker = await leads.door({ permissions: ['leads.read', 'leads.sea.read'], reach: 'all' });
  const { items } = await onlooker.leads.listLeads({
    ...{ view: 'LEAD_VIEW_ALL', status: 'LEAD_STATUS_UNSPECIFIED', channel: 'CHANNEL_UNSPECIFIED', holderId: '' },
    ...{ text, sort: 'LEAD_SORT_UNSPECIFIED', page, withCount: false },
  });
  return items;
}
