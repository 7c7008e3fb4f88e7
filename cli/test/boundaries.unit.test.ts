import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../..');

/** Every rule of .dependency-cruiser.cjs with an import that breaks it: rule, importing file, what it imports. */
const violations = [
  ['package-order-contracts', 'packages/contracts/src/codes.ts', "import type { Actor } from '@tributary/service-kit';"],
  ['package-order-service-kit', 'packages/service-kit/src/serve.ts', "import { openPool } from '@tributary/stores';"],
  ['package-order-stores', 'packages/stores/src/pool.ts', "import { eventually } from '@tributary/testing';"],
  ['package-order-messaging', 'packages/messaging/src/relay.ts', "import { startStack } from '@tributary/local-stack';"],
  ['package-order-local-stack', 'packages/local-stack/src/start.ts', "export * from '@tributary/contracts';"],
  ['packages-know-no-services', 'packages/testing/src/start.ts', "import '@tributary/leads';"],
  ['packages-know-no-services', 'cli/src/up.ts', "const compose = () => import('../../services/leads/src/compose');"],
  ['nobody-imports-the-command-line', 'packages/testing/src/cli.ts', "import { main } from '@tributary/cli';"],
  [
    'services-are-islands',
    'services/leads/src/outbound/grpc/customers.ts',
    "import { customer } from '../../../../master-data/src/domain/customer';",
  ],
  ['services-are-islands', 'services/leads/test/builders.ts', "import type { Customer } from '@tributary/master-data';"],
  ['services-run-without-test-tools', 'services/leads/src/main.ts', "import { eventually } from '@tributary/testing';"],
  [
    'journeys-know-only-the-doors',
    'tests/journeys/story.e2e.test.ts',
    "import { claim } from '../../services/leads/src/domain/lead';",
  ],
  ['domain-stands-alone', 'services/leads/src/domain/lead.ts', "import type { ClaimLead } from '../use-cases/claim-lead';"],
  ['domain-is-pure', 'services/leads/src/domain/policy.ts', "import { readFileSync } from 'node:fs';"],
  ['domain-is-pure', 'services/leads/src/domain/events.ts', "import type { Outbox } from '@tributary/messaging';"],
  [
    'use-cases-know-only-the-domain',
    'services/leads/src/use-cases/claim-lead.ts',
    "import type { Door } from '../inbound/grpc/lead-service';",
  ],
  [
    'outbound-does-not-call-the-doors',
    'services/leads/src/outbound/mongo/leads.ts',
    "import type { Door } from '../../inbound/grpc/lead-service';",
  ],
  [
    'only-compose-imports-outbound',
    'services/leads/src/inbound/grpc/lead-service.ts',
    "import type { Leads } from '../../outbound/mongo/leads';",
  ],
  ['no-circular', 'services/leads/src/domain/protection.ts', "import { limit } from './quota';"],
  ['no-import-out-of-a-package', 'packages/stores/src/actor.ts', "import type { Actor } from '../../service-kit/src/serve';"],
  ['only-what-exists', 'services/leads/src/use-cases/drop-lead.ts', "import { reason } from '../domain/reason';"],
] as const;

/** Imports that the architecture wants. None of them may be reported. */
const allowed = [
  [
    'services/leads/src/compose.ts',
    "import { leads } from './outbound/mongo/leads';\nimport { door } from './inbound/events/on-dropped';",
  ],
  ['services/leads/src/inbound/events/on-dropped.ts', "import type { UseCases } from '../../compose';"],
  ['services/leads/src/outbound/mongo/pools.ts', "import type { Pools } from '../../use-cases/return-lead';"],
  [
    'services/leads/src/use-cases/return-lead.ts',
    "import type { Actor } from '@tributary/service-kit';\nimport { rule } from '../domain/rule';",
  ],
  ['services/leads/src/domain/rule.ts', "import type { Refusal } from '@tributary/service-kit';"],
  ['services/leads/test/component.test.ts', "import { eventually } from '@tributary/testing';"],
  ['packages/messaging/src/inbox.ts', "import { openPool } from '@tributary/stores';\nimport '@tributary/contracts';"],
  ['packages/messaging/src/inbox.integration.test.ts', "import { eventually } from '@tributary/testing';"],
  ['tests/journeys/start.ts', "import { main } from '@tributary/cli';"],
] as const;

/** Files that are imported above and import nothing themselves. */
const leaves = [
  'services/leads/src/index.ts',
  'services/master-data/src/index.ts',
  'services/master-data/src/domain/customer.ts',
  ...['contracts', 'service-kit', 'stores', 'messaging', 'local-stack', 'testing'].map((name) => `packages/${name}/src/index.ts`),
  'cli/src/index.ts',
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('the boundaries between packages, services and layers', () => {
  let folder: string;
  let found: readonly Violation[];

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'tributary-boundaries-')));
    for (const leaf of leaves) await write(leaf, 'export {};');
    for (const [file, source] of allowed) await write(file, source);
    for (const [, file, source] of violations) await write(file, source);
    await write('services/leads/src/domain/quota.ts', "import { protection } from './protection';");
    await linkWorkspaces();
    found = await cruise();
  }, 30_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(violations)('%s is reported for %s', (rule, file) => {
    expect(found.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
  });

  it.each(allowed)('nothing is reported for %s', (file) => {
    expect(found.filter(({ from }) => from === file)).toEqual([]);
  });

  it('every rule has a violation here that proves it', () => {
    const rules: string[] = require(path.join(root, '.dependency-cruiser.cjs')).forbidden.map(
      ({ name }: { name: string }) => name,
    );
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(rules));
  });

  async function write(file: string, source: string): Promise<void> {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), `${source}\n`);
  }

  async function linkWorkspaces(): Promise<void> {
    await mkdir(path.join(folder, 'node_modules/@tributary'), { recursive: true });
    for (const leaf of leaves.filter((file) => file.endsWith('src/index.ts'))) {
      const workspace = leaf.replace('/src/index.ts', '');
      await write(`${workspace}/package.json`, JSON.stringify({ exports: { '.': './src/index.ts' } }));
      await symlink(path.join(folder, workspace), path.join(folder, 'node_modules/@tributary', path.basename(workspace)));
    }
  }

  async function cruise(): Promise<readonly Violation[]> {
    const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [
      '--config',
      path.join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      'packages',
      'services',
      'cli',
      'tests',
    ];
    // It exits with the number of violations, which is what we are after.
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { cwd: folder, maxBuffer: 1 << 24 }).catch(
      (error: { stdout: string }) => error,
    );
    return JSON.parse(stdout).summary.violations;
  }
});
