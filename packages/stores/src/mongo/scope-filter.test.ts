import { serviceActor } from '@tributary/service-kit';
import fc from 'fast-check';
import sift from 'sift';
import { both, type RowScope, scopeFilter } from './scope-filter';

const scope: RowScope = { owner: 'ownerId', teamPath: 'teamPath' };
const segment = fc.constantFrom('a', 'aa', 'b', '客', '.', '*', '^', '\\', '$', '(');
const path = fc.array(segment, { maxLength: 3 }).map((parts) => (parts.length === 0 ? '/' : `/${parts.join('/')}/`));
const person = fc.constantFrom('mei', 'lan', 'bo');

describe('the filter of what an actor reaches (PERM-1)', () => {
  it('decides as a plain reading of the rule does, for any actor and document', () => {
    fc.assert(
      fc.property(
        person,
        path,
        fc.constantFrom('self' as const, 'team' as const, 'all' as const),
        person,
        path,
        (id, teamPath, reach, owner, documentPath) => {
          const filter = scopeFilter(scope, { kind: 'employee', id, teamPath, reach, permissions: new Set() });
          const reached = filter === undefined || sift(filter)({ ownerId: owner, teamPath: documentPath });
          expect(reached).toBe(reach === 'all' || owner === id || (reach === 'team' && documentPath.startsWith(teamPath)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never widens what the query asked for', () => {
    const ask = fc.oneof(
      person.map((ownerId) => ({ ownerId })),
      fc.array(person, { minLength: 1, maxLength: 2 }).map((owners) => ({ $or: owners.map((ownerId) => ({ ownerId })) })),
      fc.constant({}),
    );
    fc.assert(
      fc.property(ask, ask, person, (a, b, ownerId) => {
        expect(sift(both(a, b))({ ownerId })).toBe(sift(a)({ ownerId }) && sift(b)({ ownerId }));
      }),
    );
  });

  it('is none for those who reach everything', () => {
    expect(scopeFilter(scope, serviceActor('leads'))).toBeUndefined();
  });
});
