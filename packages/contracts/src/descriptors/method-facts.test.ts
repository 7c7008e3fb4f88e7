import { SessionServiceService } from '../services/directory';
import { allMethods, methodFacts } from './method-facts';
import { registry } from './registry';

describe('what is known of a method', () => {
  it('given a method with a REST mapping, when asked by its wire path, then access, mapping and types are told', () => {
    expect(methodFacts(SessionServiceService.issueIntegrationToken.path)).toEqual({
      path: '/tributary.directory.v1.SessionService/IssueIntegrationToken',
      service: 'directory',
      permission: undefined,
      services: [],
      public: true,
      http: { method: 'POST', path: '/v1/tokens', body: '*' },
      input: 'tributary.directory.v1.IssueIntegrationTokenRequest',
      output: 'tributary.directory.v1.IssueIntegrationTokenResponse',
      kind: 'unary',
      idempotent: false,
    });
  });

  it('given a method for services only, then it has neither permission nor REST mapping', () => {
    expect(methodFacts(SessionServiceService.openSession.path)).toMatchObject({
      permission: undefined,
      services: ['gateway'],
      public: false,
      http: undefined,
    });
  });

  it('given a method that is not in proto/, then nothing is known', () => {
    expect(methodFacts('/grpc.health.v1.Health/Check')).toBeUndefined();
  });

  it('knows a reading method as idempotent', () => {
    const reading = allMethods().filter(({ http }) => http?.method === 'GET');
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.every(({ idempotent }) => idempotent)).toBe(true);
  });
});

describe('every method of proto/', () => {
  it.each(allMethods())('$path says who may call it, in words the directory can check (PERM-4)', (facts) => {
    if (facts.permission !== undefined) expect(facts.permission).toMatch(/^[a-z-]+(\.[a-z-]+)+$/);
    expect(facts.public && (facts.permission !== undefined || facts.services.length > 0)).toBe(false);
  });

  it('has a REST address of its own', () => {
    const addresses = allMethods().flatMap(({ http }) =>
      http ? [`${http.method} ${http.path.replace(/\{[^}]+\}/g, '{}')}`] : [],
    );
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  it('names in its REST path only fields that the request has', () => {
    const unknown = allMethods().flatMap(({ path, http, input }) =>
      [...(http?.path.matchAll(/\{([^}=]+)/g) ?? [])]
        .map(([, field = '']) => field)
        .filter((field) => !hasField(input, field.split('.')))
        .map((field) => `${path} ${field}`),
    );
    expect(unknown).toEqual([]);
  });
});

function hasField(typeName: string, [name, ...rest]: readonly string[]): boolean {
  const field = registry()
    .getMessage(typeName)
    ?.fields.find((candidate) => candidate.name === name);
  if (!field || rest.length === 0) return field !== undefined;
  return field.message !== undefined && hasField(field.message.typeName, rest);
}
