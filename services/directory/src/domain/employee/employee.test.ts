import { createEmployee, leave, type Surroundings, updateEmployee } from './change-employee';
import type { Employee, EmployeeDetails, Role, Team } from './employee';
import { grantsOf } from './grants';

const now = new Date('2026-03-02T02:00:00Z');
const east: Team = {
  teamId: 't-east',
  parentId: 't-hq',
  slug: 'east',
  name: '华东',
  path: '/hq/east/',
  managerId: undefined,
  version: 1,
};
const details: EmployeeDetails = {
  name: '陈立',
  email: '',
  teamId: 't-east',
  roleIds: ['sales-rep'],
  skills: [],
  territories: ['31'],
  languages: ['zh-CN'],
  capacity: 0,
  deputyId: undefined,
};
const known: Surroundings = { team: east, knownRoleIds: ['sales-rep'], deputy: undefined };

function anEmployee(more: Partial<Employee> = {}): Employee {
  return {
    ...details,
    employeeId: 'e-1',
    login: 'chen.li',
    teamPath: '/hq/east/',
    state: 'active',
    version: 3,
    updatedAt: now,
    ...more,
  };
}

describe('an employee (DR-1)', () => {
  it('given a known team and role, when created, then the team gives the path and the version is 1', () => {
    expect(createEmployee('e-1', 'chen.li', details, known, now)).toMatchObject({
      employee: { teamPath: '/hq/east/', version: 1, state: 'active' },
      event: 'changed',
    });
  });

  it.each([
    ['team.unknown', details, { ...known, team: undefined }],
    ['role.unknown', { ...details, roleIds: ['sales-rep', 'king'] }, known],
    ['employee.own-deputy', { ...details, deputyId: 'e-1' }, known],
    ['record.not-found', { ...details, deputyId: 'e-9' }, known],
    ['employee.left', { ...details, deputyId: 'e-2' }, { ...known, deputy: { employeeId: 'e-2', state: 'left' } }],
  ] as const)('refuses with %s', (code, wanted, surroundings) => {
    expect(createEmployee('e-1', 'chen.li', wanted, surroundings, now)).toMatchObject({ refused: code });
  });

  it('given somebody else changed it meanwhile, when updated, then the present version is told', () => {
    expect(updateEmployee(anEmployee(), details, 2, known, now)).toEqual({
      refused: 'record.version-conflict',
      details: { version: 3 },
    });
  });

  it('given the person has left, when updated or leaving again, then it is refused', () => {
    const gone = anEmployee({ state: 'left' });
    expect(updateEmployee(gone, details, 3, known, now)).toMatchObject({ refused: 'employee.left' });
    expect(leave(gone, anEmployee({ employeeId: 'e-2' }), now)).toMatchObject({ refused: 'employee.left' });
  });

  it('given a successor who works here, when leaving, then the state says so', () => {
    expect(leave(anEmployee(), anEmployee({ employeeId: 'e-2' }), now)).toMatchObject({
      employee: { state: 'left', version: 4 },
      event: 'left',
    });
  });

  it.each([
    ['employee.own-successor', anEmployee()],
    ['employee.left', anEmployee({ employeeId: 'e-2', state: 'left' })],
    ['record.not-found', undefined],
  ] as const)('given a successor that cannot be, when leaving, then %s', (code, successor) => {
    expect(leave(anEmployee(), successor, now)).toMatchObject({ refused: code, field: 'successorId' });
  });
});

describe('grants (DR-2)', () => {
  const rep: Role = { roleId: 'sales-rep', name: '销售', permissions: ['leads.read', 'leads.claim'], reach: 'self' };
  const manager: Role = { roleId: 'sales-manager', name: '销售经理', permissions: ['leads.read', 'leads.assign'], reach: 'team' };

  it('given two roles, when joined, then all permissions once and the widest reach', () => {
    expect(grantsOf([rep, manager])).toEqual({
      permissions: ['directory.me', 'leads.assign', 'leads.claim', 'leads.read'],
      reach: 'team',
    });
  });

  it('given no role, when joined, then only who am I', () => {
    expect(grantsOf([])).toEqual({ permissions: ['directory.me'], reach: 'self' });
  });
});
