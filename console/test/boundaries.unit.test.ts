import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const source = path.resolve(__dirname, '../src');

/** Made once for all pages; none of them knows one. */
const foundations = ['api', 'browser', 'feedback', 'form', 'i18n', 'list', 'live', 'people', 'preferences', 'record'];
/** What foundations may use beside each other. */
const belowPages = [...foundations, 'session'];

interface Import {
  readonly from: string;
  readonly to: string;
}

/**
 * dependency-cruiser, which guards the rest of the repository, reads TypeScript by swc and no JSX; the console's few rules
 * are here.
 */
describe('the boundaries inside the console', () => {
  const imports = filesBelow(source).flatMap((file) => importsOf(path.relative(source, file), readFileSync(file, 'utf8')));

  it('are looked for where there is something', () => expect(imports.length).toBeGreaterThan(200));

  it('let foundations know no page', () => expect(imports.filter(knowsAPage)).toEqual([]));

  it('let nothing in but the OpenAPI document', () => expect(imports.filter(leavesTheConsole)).toEqual([]));

  it('hold no circle', () => expect(circlesIn(imports)).toEqual([]));

  it('are noticed when they are broken', () => {
    expect(importsOf('list/list-page.tsx', "import { claim } from '../leads/claim';").filter(knowsAPage)).toHaveLength(1);
    const outside = "import '@tributary/contracts';\nconst cli = import('../../../cli/src/main');\nimport fs from 'node:fs';";
    expect(importsOf('leads/claim.ts', outside).filter(leavesTheConsole)).toHaveLength(3);
    const circle = [...importsOf('a/one.ts', "import './two';"), ...importsOf('a/two.ts', "export * from './one';")];
    expect(circlesIn(circle)).toHaveLength(1);
  });
});

const knowsAPage = ({ from, to }: Import): boolean =>
  foundations.includes(folderOf(from)) && isOwn(to) && !belowPages.includes(folderOf(to));

const leavesTheConsole = ({ to }: Import): boolean => to.startsWith('..') || /^(?:@tributary\/|node:)/.test(to);

const folderOf = (file: string): string => file.split('/')[0] ?? '';
const isOwn = (to: string): boolean => allFolders.includes(folderOf(to));
const allFolders = readdirSync(source);

/** Of a file below src: what it imports, relative ones as paths below src too. */
function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => ({
    from,
    to: specifier.startsWith('.') ? path.join(path.dirname(from), specifier) : specifier,
  }));
}

/** Dynamic imports count too: a page that its routes load does not import the routes. */
function circlesIn(imports: readonly Import[]): string[][] {
  const without = (file: string): string => file.replace(/\.tsx?$/, '');
  const edges = new Map<string, string[]>();
  for (const { from, to } of imports) edges.set(without(from), [...(edges.get(without(from)) ?? []), without(to)]);
  const circles: string[][] = [];
  const finished = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) return void circles.push([...trail.slice(trail.indexOf(file)), file]);
    if (finished.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    finished.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return circles;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesBelow(file);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [file] : [];
  });
}
