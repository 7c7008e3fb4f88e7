import fc from 'fast-check';
import { checkColumns, proposeColumns, readRow } from './columns';
import { readCell, writeCell, writeRow } from './csv-cell';

describe('the columns of a file (GW-5)', () => {
  it('are recognised by their headers, in Chinese and English', () => {
    expect(proposeColumns(['联系人', 'Company Name', '手机号', 'E-mail', '颜色'])).toEqual([
      { header: '联系人', field: 'name' },
      { header: 'Company Name', field: 'company' },
      { header: '手机号', field: 'phone' },
      { header: 'E-mail', field: 'email' },
      { header: '颜色' },
    ]);
  });

  it('of which two may be phones, but not two names', () => {
    expect(proposeColumns(['姓名', 'name', '电话', '手机']).map(({ field }) => field)).toEqual([
      'name',
      undefined,
      'phone',
      'phone',
    ]);
  });

  it('must be those of the file and lead to somebody', () => {
    const headers = ['姓名', '电话'];
    expect(checkColumns(proposeColumns(headers), headers)).toBeUndefined();
    expect(checkColumns(proposeColumns(['姓名']), headers)).toMatchObject({ refused: 'import.columns-mismatch' });
    expect(checkColumns(proposeColumns(['姓名']), ['姓名'])).toMatchObject({ refused: 'import.no-contact-column' });
  });

  it('say what a row means; one cell may hold several numbers', () => {
    const columns = proposeColumns(['姓名', '电话', '手机', '备注', '地区']);
    expect(readRow(columns, ['张伟', '021-62278888；13800138000', '', ' 想要水泵 ', '上海'])).toMatchObject({
      contact: { name: '张伟', phones: ['021-62278888', '13800138000'], region: '' },
      interest: { message: '想要水泵' },
    });
  });
});

describe('a row, whatever stands in it', () => {
  const headers = ['姓名', '公司', '电话', '手机', '邮箱', '地址', '地区', '备注', '来源', '颜色'];

  it('fits an intake: nothing longer and no more of it than a channel may send', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' }),
      fc.constantFrom('13800138000；13800138001/1、2,3，4\n5', '310000', ''),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const { contact, interest, source } = readRow(proposeColumns(headers), cells);
        expect(contact.phones.length).toBeLessThanOrEqual(5);
        expect(contact.emails.length).toBeLessThanOrEqual(5);
        expect([...contact.phones, ...contact.emails].every((text) => text !== '' && text === text.trim())).toBe(true);
        expect(contact.region).toMatch(/^(\d{6})?$/);
        const longest = { name: 100, company: 200, jobTitle: 100, address: 300 } as const;
        for (const [field, most] of Object.entries(longest)) {
          expect(contact[field as keyof typeof longest].length).toBeLessThanOrEqual(most);
        }
        expect(interest.message.length).toBeLessThanOrEqual(2_000);
        expect(source.length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('a cell of the error file', () => {
  it.each(['=1+1', '+8613800138000', '-2', '@x', '\t=1', "'=1"])('cannot run as a formula: %j', (value) => {
    expect(writeCell(value).replace(/^"/, '')).toMatch(/^'/);
  });

  it('comes back as it was when it is imported again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('=1', "'=1", "'", "''@", '+86')), (value) => {
        const written = writeCell(value);
        const cell = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
        expect(readCell(cell)).toBe(value);
      }),
    );
  });

  it('is quoted where CSV needs it', () => {
    expect(writeRow(['a,b', 'say "hi"', 'two\nlines', ' x'])).toBe('"a,b","say ""hi""","two\nlines"," x"\r\n');
  });
});
