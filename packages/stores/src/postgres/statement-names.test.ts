import { makeStatementNames } from './statement-names';

describe('names of prepared statements', () => {
  it('names a text from its second use on, always the same', () => {
    const names = makeStatementNames();
    expect(names.nameOf('select 1')).toBeUndefined();
    const name = names.nameOf('select 1');
    expect(name).toBeDefined();
    expect(names.nameOf('select 1')).toBe(name);
  });

  it('gives two texts two names', () => {
    const names = makeStatementNames();
    const given = ['a', 'a', 'b', 'b'].map((text) => names.nameOf(text)).filter((name) => name !== undefined);
    expect(new Set(given).size).toBe(2);
  });

  it('stops naming at the limit, and texts used once do not count towards it', () => {
    const names = makeStatementNames(2);
    for (let i = 0; i < 10; i += 1) names.nameOf(`once ${i}`);
    for (const text of ['a', 'a', 'b', 'b', 'c', 'c']) names.nameOf(text);
    expect([names.nameOf('a'), names.nameOf('b'), names.nameOf('c')]).toEqual([
      expect.any(String),
      expect.any(String),
      undefined,
    ]);
  });

  it('never gives an old name again after renewal', () => {
    const names = makeStatementNames();
    names.nameOf('a');
    const before = names.nameOf('a');
    names.renew();
    names.nameOf('b');
    names.nameOf('a');
    expect([names.nameOf('b'), names.nameOf('a')]).not.toContain(before);
  });
});
