import { problemOf } from './problem';

describe('problem details', () => {
  it('given a refusal with fields, when shown, then code, rule, details and fields are there', () => {
    const problem = problemOf(
      { code: 'request.invalid', fields: [{ field: 'leadId', message: 'must be a UUID', rule: 'string.uuid' }] },
      'abc',
    );
    expect(problem).toMatchObject({ type: '/problems/request.invalid', status: 400, traceId: 'abc' });
    expect(problem.errors).toHaveLength(1);
  });

  it('given a fault on our side, when shown, then only the code and the trace id are there', () => {
    const problem = problemOf({ code: 'service.internal', details: { table: 'secret' } }, 'abc');
    expect(problem.status).toBe(500);
    expect(problem.traceId).toBe('abc');
    expect(problem.details).toBeUndefined();
  });

  it.each([
    ['route.wrong-method', 405],
    ['request.too-slow', 408],
    ['request.too-large', 413],
    ['request.unsupported-media-type', 415],
    ['request.too-many', 429],
    ['request.headers-too-large', 431],
    ['token.missing', 401],
    ['permission.denied', 403],
    ['record.not-found', 404],
    ['record.version-conflict', 409],
    ['service.unavailable', 503],
  ] as const)('shows %s as %i', (code, status) => {
    expect(problemOf({ code }).status).toBe(status);
  });
});
