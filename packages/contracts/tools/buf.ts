import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createFileRegistry, type FileRegistry, fromBinary } from '@bufbuild/protobuf';
import { type FileDescriptorSet, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { contractsFolder, repositoryFolder } from './paths';
import { readFolder } from './sync-folder';

/** Runs buf at the root of the repository; what it says goes to the terminal, and a failure throws. */
export function buf(...args: readonly string[]): void {
  // npm puts a tool beside the workspace that asks for it or at the root, as versions allow.
  const tools = [contractsFolder, repositoryFolder].map((folder) => join(folder, 'node_modules/.bin'));
  const PATH = [...tools, process.env.PATH].join(delimiter);
  const { status } = spawnSync('buf', args, { cwd: repositoryFolder, env: { ...process.env, PATH }, stdio: 'inherit' });
  if (status !== 0) throw new Error(`buf ${args[0]} failed`);
}

export interface Image {
  /** Where buf left it, comments included. */
  readonly path: string;
  readonly set: FileDescriptorSet;
  readonly registry: FileRegistry;
}

/** Compiles the modules of buf.yaml, or what the given options say instead. */
export function buildImage(scratchFolder: string, ...options: readonly string[]): Image {
  const path = join(scratchFolder, 'image.binpb');
  buf('build', '--output', path, ...options);
  const set = fromBinary(FileDescriptorSetSchema, readFileSync(path));
  return { path, set, registry: createFileRegistry(set) };
}

/** What ts-proto makes of our files and of google.rpc, by path. Options exist in descriptors only. */
export function generateTypes(image: Image, scratchFolder: string): Map<string, string> {
  const output = join(scratchFolder, 'ts-proto');
  const template = join(contractsFolder, 'buf.gen.yaml');
  buf('generate', image.path, '--template', template, '--output', output);
  const files = readFolder(output);
  const wanted = [...files.keys()].filter((path) => /^(tributary\/(?!options\/)|google\/rpc\/)/.test(path));
  return reachableFrom(wanted, files);
}

/** ts-proto cuts an instant before 1970 into negative nanoseconds, which are no Timestamp and cannot be written as JSON. */
const withTimesBefore1970 = (text: string): string =>
  text
    .replace('Math.trunc(date.getTime() / 1_000)', 'Math.floor(date.getTime() / 1_000)')
    .replace('(date.getTime() % 1_000) * 1_000_000', '(((date.getTime() % 1_000) + 1_000) % 1_000) * 1_000_000');

/** ts-proto also writes every file that is imported for its options; only what TypeScript imports is kept. */
function reachableFrom(roots: readonly string[], files: ReadonlyMap<string, string>): Map<string, string> {
  const reached = new Map<string, string>();
  const visit = (path: string): void => {
    const text = files.get(path);
    if (text === undefined || reached.has(path)) return;
    reached.set(path, withTimesBefore1970(text));
    for (const [, target = ''] of text.matchAll(/ from "(\.[^"]+)";/g)) visit(`${join(path, '..', target)}.ts`);
  };
  for (const path of [...roots].sort()) visit(path);
  return reached;
}
