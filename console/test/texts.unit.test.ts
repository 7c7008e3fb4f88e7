import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import openapi from '../../docs/api/openapi.json';

const source = path.resolve(__dirname, '../src');

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const readTexts = (language: string): Texts =>
  Object.fromEntries(
    readdirSync(path.join(source, 'i18n', language))
      .filter((file) => file.endsWith('.json'))
      .map((file) => [path.basename(file, '.json'), JSON.parse(readFileSync(path.join(source, 'i18n', language, file), 'utf8'))]),
  );

const english = readTexts('en');
const chinese = readTexts('zh-CN');
const keysOf = (texts: Texts): string[] =>
  Object.entries(texts).flatMap(([namespace, entries]) => Object.keys(entries).map((key) => `${namespace}:${key}`));
const placeholders = (text: string): string[] => (text.match(/{{\w+}}/g) ?? []).sort();

describe('the texts of the console', () => {
  it('are there in both languages; what the server says in English needs Chinese only', () => {
    const { problems: _, ...server } = chinese;
    const { problems: own = {}, ...rest } = english;
    expect(keysOf(server).sort()).toEqual(keysOf(rest).sort());
    expect(Object.keys(chinese['problems'] ?? {})).toEqual(expect.arrayContaining(Object.keys(own)));
  });

  it('are written, and take the same values', () => {
    for (const [namespace, entries] of Object.entries(english)) {
      for (const [key, text] of Object.entries(entries)) {
        const translated = chinese[namespace]?.[key] ?? '';
        expect({ key, text, translated }).toMatchObject({
          text: expect.stringMatching(/\S/),
          translated: expect.stringMatching(/\S/),
        });
        expect({ key, values: placeholders(translated) }).toEqual({ key, values: placeholders(text) });
      }
    }
  });

  it('are Chinese in the Chinese catalogue', () => {
    const foreign = Object.entries(chinese).flatMap(([namespace, entries]) =>
      Object.entries(entries)
        .filter(([, text]) => !/[\u4e00-\u9fff]/.test(text) && !/^(?:–|{{)/.test(text))
        .map(([key]) => `${namespace}:${key}`),
    );
    expect(foreign).toEqual([]);
  });

  it('are all used', () => {
    const code = sourceFiles(source)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    // Words for codes of the server are found by the code; keys that end in a variable by what comes before.
    const lookedUp = new Set(['enums', 'events', 'facts', 'problems']);
    const isUsed = (key: string): boolean => {
      const stem = key.replace(/_(?:one|other)$/, '');
      const family = stem.replace(/\.[^.]+$/, '.');
      return code.includes(`'${stem}'`) || code.includes(`:${stem}'`) || code.includes(`t(\`${family}$`);
    };
    const unused = keysOf(english).filter((name) => {
      const [namespace = '', key = ''] = name.split(/:(.*)/s);
      return !lookedUp.has(namespace) && !isUsed(key);
    });
    expect(unused).toEqual([]);
  });

  it('tell every refusal that these pages can get in Chinese', () => {
    const known = new Set(Object.keys(chinese['problems'] ?? {}));
    const reachable =
      /^(?:request|route|token|session|sign-in|permission|record|service|lead|opportunity|follow-up|ticket|approval|customer|quote|contract|order|collection|invoice|receivable|product|stock)\./;
    const codes = openapi.components.schemas.ErrorCode.enum.filter((code) => reachable.test(code));
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});

describe('what the console asks permission for', () => {
  it('is what the operations need', () => {
    const needed = new Set([...JSON.stringify(openapi).matchAll(/Needs the permission `([\w.-]+)`/g)].map(([, name]) => name));
    const asked = sourceFiles(source).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:may\(|permission: )'([\w.-]+)'/g)].map(([, name]) => name ?? ''),
    );
    expect(asked.length).toBeGreaterThan(5);
    const outsideTheGateway = new Set(['customers.phone.unmask', 'customers.id-card.unmask', 'leads.sea.read']);
    expect(asked.filter((name) => !needed.has(name) && !outsideTheGateway.has(name))).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' || entry.name === 'i18n' ? [] : sourceFiles(file);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [file] : [];
  });
}
