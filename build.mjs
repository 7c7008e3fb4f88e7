/**
 * Bundles services, the command line and benchmarks, each into the dist/main.js of its folder.
 *
 *   node build.mjs                           all services and the console
 *   node build.mjs services/leads            one of them
 *   node build.mjs benchmarks/messaging      or any folder with a main.ts
 *
 *   node build.mjs console                   the browser application, by Vite, into console/dist/site
 *
 * Workspace packages are put into the bundle as source; packages from npm stay in node_modules, where instrumentation can
 * still wrap them. What has not changed since the last time is left alone.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const self = 'build.mjs';

export const buildCli = () => bundle('cli');

/**
 * @param folders relative to the checkout
 * @returns those that were out of date and have been built
 */
export async function bundleAll(folders) {
  const built = await Promise.all(folders.map(async (folder) => ((await makeOf(folder)(folder)) ? [folder] : [])));
  return built.flat();
}

const makeOf = (folder) => (path.normalize(folder) === 'console' ? buildConsole : bundle);

const entryOf = (folder) =>
  ['src/main.ts', 'main.ts'].map((file) => path.join(folder, file)).find((file) => fs.existsSync(path.join(root, file)));

const allServices = () =>
  fs
    .readdirSync(path.join(root, 'services'))
    .map((name) => path.join('services', name))
    .filter(entryOf);

async function bundle(workspace) {
  const entry = entryOf(workspace);
  if (!entry) throw new Error(`${workspace} has no main.ts to start from`);
  const outfile = path.join(workspace, 'dist/main.js');
  const record = path.join(root, workspace, 'dist/inputs.json');
  if (isFresh(outfile, record)) return false;

  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    sourcemap: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
    plugins: [packagesFromNpmStayOutside(path.join(root, workspace))],
  });

  // The record goes first and comes back last: an interrupted build is never taken for a finished one.
  fs.rmSync(record, { force: true });
  for (const file of result.outputFiles) replaceFile(file.path, file.contents);
  replaceFile(record, JSON.stringify(fingerprint([self, ...Object.keys(result.metafile.inputs)])));
  return true;
}

/** Made beside its place and moved there whole, so that a gateway which starts meanwhile finds the old one or the new one. */
async function buildConsole() {
  const site = 'console/dist/site';
  const record = path.join(root, 'console/dist/inputs.json');
  const inputs = [self, 'package-lock.json', ...filesBelow('console')];
  if (isFresh(path.join(site, 'index.html'), record, inputs)) return false;

  const { build: viteBuild } = await import('vite');
  const draft = path.join(root, `console/dist/site.${process.pid}`);
  await asInProduction(() => viteBuild({ root: path.join(root, 'console'), logLevel: 'error', build: { outDir: draft } }));
  fs.rmSync(record, { force: true });
  replaceFolder(path.join(root, site), draft);
  replaceFile(record, JSON.stringify(fingerprint(inputs)));
  return true;
}

/** Vite takes React as the environment says, and a test run says `test`: what it would serve is half as large again, and slower. */
async function asInProduction(work) {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

const filesBelow = (folder) =>
  fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });

/** @param inputs what it is made of now; without them, what it was made of the last time */
function isFresh(outfile, record, inputs) {
  if (!fs.existsSync(path.join(root, outfile))) return false;
  try {
    const before = JSON.parse(fs.readFileSync(record, 'utf8'));
    const now = fingerprint(inputs ?? Object.keys(before));
    if (Object.keys(now).length !== Object.keys(before).length) return false;
    return Object.keys(before).every((file) => before[file] === now[file]);
  } catch {
    return false;
  }
}

/** Modification time and size of each file, as make would look at them. */
function fingerprint(files) {
  return Object.fromEntries(
    files.map((file) => {
      const { mtimeMs, size } = fs.statSync(path.join(root, file));
      return [file, `${mtimeMs}:${size}`];
    }),
  );
}

/** A rename, so that a process that starts meanwhile reads either the old bundle or the new one. */
function replaceFile(file, contents) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, contents);
  fs.renameSync(temporary, file);
}

/** Of two that build at once, the last one stays; they are the same. */
function replaceFolder(folder, draft) {
  const old = `${draft}.old`;
  for (let tries = 0; ; tries++) {
    if (fs.existsSync(folder)) fs.renameSync(folder, old);
    try {
      fs.renameSync(draft, folder);
      break;
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' || tries === 3) throw error;
    } finally {
      fs.rmSync(old, { recursive: true, force: true });
    }
  }
}

/**
 * Leaves npm packages to Node's own resolution. That starts from the bundle's folder, not from the file that had the import:
 * where the two would find different copies, the build fails here instead of a service failing later.
 */
function packagesFromNpmStayOutside(bundleFolder) {
  return {
    name: 'packages-from-npm-stay-outside',
    setup({ onResolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path: specifier, resolveDir, importer, kind }) => {
        if (kind === 'entry-point' || specifier.startsWith('@tributary/')) return undefined;
        if (specifier.startsWith('node:')) return { external: true };
        const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
        const wanted = installedAt(name, resolveDir);
        const found = installedAt(name, bundleFolder);
        if (wanted !== undefined && wanted !== found) {
          const text = `${path.relative(root, importer)} uses ${wanted}, but ${path.relative(root, bundleFolder)} would load ${found ?? 'nothing'}: give both the same version of ${name}`;
          return { errors: [{ text }] };
        }
        return { path: specifier, external: true };
      });
    },
  };
}

function installedAt(name, from) {
  for (let folder = from; folder.startsWith(root); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (fs.existsSync(candidate)) return path.relative(root, candidate);
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const folders = process.argv.slice(2);
  try {
    const built = await bundleAll(folders.length > 0 ? folders : [...allServices(), 'console']);
    const taken = `${Math.round(performance.now() - started)} ms`;
    console.log(`${built.length > 0 ? `built ${built.join(', ')}` : 'nothing to build'} (${taken})`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
