/** ESM-only packages that jest on Node 20 has to transform before it can load them. */
const esmOnly = [
  'jose',
  'oidc-provider',
  'quick-lru',
  'cacheable-lookup',
  'form-data-encoder',
  'mimic-response',
  'lowercase-keys',
  'responselike',
  'normalize-url',
  'cacheable-request',
  '@szmarczak/http-timer',
  'p-cancelable',
  '@sindresorhus/is',
  'got',
  'nanoid',
  '@bufbuild/cel',
  'temporal-polyfill',
  'openid-client',
  'oauth4webapi',
  'node-pg-migrate',
];

/** Files of CommonJS packages that call import(), which jest cannot run: the MongoDB driver would not say what it is, and be refused. */
const dynamicImport = ['mongodb/lib/runtime_adapters'];

const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.[mc]?[jt]sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } }, sourceMaps: 'inline' },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${[...esmOnly.map((name) => `${name}/`), ...dynamicImport].join('|')}))`],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.tributary/'],
};

const withStores = {
  ...common,
  globalSetup: '<rootDir>/packages/testing/src/jest/global-setup.ts',
  globalTeardown: '<rootDir>/packages/testing/src/jest/global-teardown.ts',
};

/** unit: no store, milliseconds. integration: real stores, shared by the run. journey: separate processes. */
module.exports = {
  // Jest knows one for all projects only. The first file that asks for RabbitMQ waits some 7 s for its start, more on a busy machine.
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/src/**/*.test.ts', '**/test/**/*.unit.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.integration\\.test\\.ts$'],
    },
    {
      ...withStores,
      displayName: 'integration',
      testMatch: ['**/*.integration.test.ts', '**/test/**/*.component.test.ts'],
    },
    {
      ...withStores,
      displayName: 'journey',
      testMatch: ['<rootDir>/tests/journeys/**/*.e2e.test.ts'],
    },
  ],
};
