import { type Actor, anonymousActor, serviceActor } from '../actor';
import { authorise } from './authorise';

const employee = (...permissions: readonly string[]): Actor => ({
  kind: 'employee',
  id: 'e-1',
  permissions: new Set(permissions),
  reach: 'self',
  teamPath: '/hq/',
});
const guarded = { permission: 'leads.claim', services: ['sales'], public: false };
const servicesOnly = { permission: undefined, services: ['sales'], public: false };
const open = { permission: undefined, services: ['directory'], public: true };

describe('who may call a method (PERM-1, PERM-4)', () => {
  it('is the employee who has its permission', () => {
    expect(authorise(guarded, employee('leads.read', 'leads.claim'))).toMatchObject({ id: 'e-1' });
    expect(authorise(guarded, employee('leads.read'))).toEqual({
      refused: 'permission.denied',
      details: { permission: 'leads.claim' },
    });
  });

  it('is the integration that has it, and no integration that has not', () => {
    expect(authorise(guarded, { ...employee('leads.claim'), kind: 'integration' })).toMatchObject({ kind: 'integration' });
    expect(authorise(guarded, { ...employee(), kind: 'integration' })).toMatchObject({ refused: 'permission.denied' });
  });

  it('is the listed service on its own behalf, whatever permissions people need', () => {
    expect(authorise(guarded, serviceActor('sales'))).toMatchObject({ kind: 'service', id: 'sales' });
    expect(authorise(guarded, serviceActor('marketing'))).toMatchObject({ refused: 'permission.denied' });
  });

  it('is no employee where no permission is named, not even one with an empty permission', () => {
    expect(authorise(servicesOnly, employee('', 'leads.claim'))).toEqual({ refused: 'permission.denied' });
  });

  it('is not a listed service that asks for an employee without the permission', () => {
    expect(authorise(guarded, { ...employee(), via: 'sales' })).toMatchObject({ refused: 'permission.denied' });
  });

  it('is anybody where it is public, but a service that is not listed counts as nobody', () => {
    expect(authorise(open, anonymousActor)).toMatchObject({ kind: 'anonymous' });
    expect(authorise(open, employee())).toMatchObject({ kind: 'employee' });
    expect(authorise(open, serviceActor('directory'))).toMatchObject({ kind: 'service' });
    expect(authorise(open, serviceActor('gateway'))).toMatchObject({ kind: 'anonymous', reach: 'self', via: 'gateway' });
  });

  it('is nobody without a token elsewhere', () => {
    expect(authorise(guarded, anonymousActor)).toEqual({ refused: 'token.missing' });
  });
});
