import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/**
 * Makes a folder hold exactly these files. Touches only what differs, and each file in one step, so that watchers and
 * other runs never see half of one.
 */
export function syncFolder(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  const drafts = mkdtempSync(`${folder}-`);
  for (const [path, text] of files) {
    const target = join(folder, path);
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
    const draft = join(drafts, basename(path));
    writeFileSync(draft, text);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(draft, target);
  }
  rmSync(drafts, { recursive: true });
  for (const path of filesIn(folder)) if (!files.has(path)) rmSync(join(folder, path), { force: true });
}

/** Paths below the folder, relative to it, with forward slashes. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

export const readFolder = (folder: string): Map<string, string> =>
  new Map(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
