import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { buf } from './buf';
import { repositoryFolder, vendorFolder } from './paths';
import { runTool } from './run-tool';
import { withScratchFolder } from './scratch';
import { vendorProtos } from './vendor-protos';

/**
 * Compares proto/ with that of another commit, `main` unless the argument says otherwise, and fails when somebody who
 * speaks the older one would no longer be understood. A commit without proto/ has nobody to disappoint.
 */
function refuseBreakingChanges(commit: string): void {
  vendorProtos();
  if (git('ls-tree', '--name-only', commit, 'proto').length === 0) return;
  withScratchFolder((folder) => {
    const archive = git('archive', '--format=tar', commit, 'proto', 'buf.yaml');
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    // Not in git, so that of today serves both sides.
    cpSync(vendorFolder, join(folder, 'packages/contracts/vendor'), { recursive: true });
    buf('breaking', 'proto', '--against', join(folder, 'proto'));
  });
}

const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: repositoryFolder, maxBuffer: 2 ** 28 });

runTool(() => refuseBreakingChanges(process.argv[2] ?? 'main'));
