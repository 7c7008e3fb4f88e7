/**
 * The boundaries of docs/architecture.md. cli/test/boundaries.unit.test.ts breaks every one of them on purpose.
 *
 * Paths match both a resolved file (services/leads/src/…) and the bare name of a package that could not be resolved
 * (@tributary/leads), so that an import of something undeclared is caught as well.
 */
const tests = '\\.test\\.ts$|/test/';

const packageNamed = (names) => `^(?:packages/(?:${names})/|@tributary/(?:${names})(?:/|$))`;
const services = 'directory|master-data|leads|sales|finance|inventory|service-desk|marketing|insights|gateway';
const anyService = `^(?:services/|@tributary/(?:${services})(?:/|$))`;

/** A package may import only those that stand below it; its tests may also use the testing package and the local stack. */
const stack = ['contracts', 'service-kit', 'stores', 'messaging'];
const packageOrder = stack.map((name, height) => {
  const above = [...stack.slice(height + 1), 'local-stack', 'testing'].join('|');
  return {
    name: `package-order-${name}`,
    comment: `${name} imports only what stands below it: ${stack.slice(0, height).join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: `^packages/${name}/`, pathNot: tests },
    to: { path: packageNamed(above) },
  };
});

const layer = (name) => `^services/[^/]+/src/${name}/`;

module.exports = {
  forbidden: [
    ...packageOrder,
    {
      name: 'package-order-local-stack',
      comment: 'The local stack starts stores and knows nothing of Tributary.',
      severity: 'error',
      from: { path: '^packages/local-stack/' },
      to: { path: packageNamed([...stack, 'testing'].join('|')) },
    },
    {
      name: 'packages-know-no-services',
      comment: 'Packages, the command line and its parts are below the services; they reach them as processes, not as code.',
      severity: 'error',
      from: { path: '^(?:packages|cli)/' },
      to: { path: anyService },
    },
    {
      name: 'nobody-imports-the-command-line',
      comment: 'Only tests and benchmarks start the platform from code.',
      severity: 'error',
      from: { path: '^(?:packages|services)/' },
      to: { path: '^(?:cli/|@tributary/cli(?:/|$))' },
    },
    {
      name: 'services-are-islands',
      comment: 'A service talks to another by gRPC or events, never by importing it.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: anyService, pathNot: '^(?:services/$1/|@tributary/$1(?:/|$))' },
    },
    {
      name: 'services-run-without-test-tools',
      comment: 'The local stack and the testing package are for tests and local runs.',
      severity: 'error',
      from: { path: '^services/', pathNot: tests },
      to: { path: packageNamed('local-stack|testing') },
    },
    {
      name: 'journeys-know-only-the-doors',
      comment: 'A journey drives separate processes through their public interfaces.',
      severity: 'error',
      from: { path: '^tests/' },
      to: { path: anyService },
    },
    {
      name: 'domain-stands-alone',
      comment: 'domain/ says what is true and knows nobody who asks.',
      severity: 'error',
      from: { path: layer('domain') },
      to: { path: '^services/[^/]+/src/(?!domain/)' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Time, ids, randomness and look-ups are passed in; domain/ opens no file, socket or store.',
      severity: 'error',
      from: { path: layer('domain'), pathNot: tests },
      to: {
        path: [
          '^(?:node:)?(?:fs|net|http|https|http2|tls|dns|child_process|worker_threads|os|process|timers)(?:/|$)',
          '(?:^|/)node_modules/(?:pg|mongoose|mongodb|amqplib|express|@grpc/grpc-js|pino)/',
          packageNamed('stores|messaging'),
        ],
      },
    },
    {
      name: 'use-cases-know-only-the-domain',
      comment: 'use-cases/ declare what they need as interfaces; doors and stores come from outside.',
      severity: 'error',
      from: { path: layer('use-cases'), pathNot: tests },
      to: { path: '^services/[^/]+/src/(?!domain/|use-cases/)' },
    },
    {
      name: 'outbound-does-not-call-the-doors',
      comment: 'outbound/ is called; it does not know who knocks.',
      severity: 'error',
      from: { path: layer('outbound'), pathNot: tests },
      to: { path: layer('inbound') },
    },
    {
      name: 'only-compose-imports-outbound',
      comment: 'The wiring is in compose.ts and nowhere else.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/', pathNot: [layer('outbound'), '^services/[^/]+/src/compose\\.ts$', tests] },
      to: { path: layer('outbound') },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or three. A door may name the types that compose.ts wires.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '/src/compose\\.ts$' } },
    },
    {
      name: 'no-import-out-of-a-package',
      comment: 'Another package is imported by its name, so that its exports decide what is public. Benchmarks may look inside.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|services/[^/]+|cli|tests)/' },
      to: { path: '^(?:packages|services|cli|tests|benchmarks)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'only-what-exists',
      comment: 'An import that leads nowhere hides a boundary.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API for dependency-cruiser to use; swc reads the same imports, types included.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|\\.tributary)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      mainFields: ['types', 'main'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
