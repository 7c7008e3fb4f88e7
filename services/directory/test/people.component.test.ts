import { EmployeeState, Reach } from '@tributary/contracts/directory';
import { eventually, type ServiceUnderTest } from '@tributary/testing';
import { codeOf, type Doors, everyDoor, hire, startDirectory } from './directory';

const changed = 'tributary.directory.employee.changed.v1';

describe('people, through the real door and the real store', () => {
  let directory: ServiceUnderTest;
  let admin: Doors;
  let teamId: string;

  beforeAll(async () => {
    directory = await startDirectory();
    admin = await everyDoor(directory, { permissions: ['directory.manage', 'directory.read'], reach: 'all' });
    teamId = (await admin.teams.listTeams({})).items[0]?.teamId ?? '';
  });
  afterAll(() => directory.stop());

  it('founds a company once, also when it starts again', async () => {
    await directory.restart();
    const { items } = await admin.employees.listEmployees({ page: undefined, teamId: '', state: EmployeeState.UNSPECIFIED });
    expect(items.map(({ login }) => login)).toEqual(['admin']);
    expect((await admin.roles.listRoles({})).items.map(({ roleId }) => roleId)).toContain('sales-rep');
  });

  it('gives one of two the login both ask for at once, and publishes each employee once', async () => {
    const answers = await Promise.all([1, 2].map(() => codeOf(hire(admin, 'chen.li', { teamId, roleIds: ['sales-rep'] }))));
    expect(answers.sort()).toEqual(['employee.login-taken', 'ok']);
    await eventually('one event tells of Chen Li', () => {
      const events = directory.events.published(changed).filter(({ data }) => data.name === 'chen.li');
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({
        sequence: 1,
        data: { teamPath: '/hq/', permissions: expect.arrayContaining(['leads.claim']) },
      });
    });
  });

  it('answers a repeated command with the first answer', async () => {
    const request = { teamId, roleIds: ['sales-rep'] };
    const once = {
      login: 'wu.mei',
      name: '吴梅',
      email: '',
      skills: [],
      territories: [],
      languages: [],
      capacity: 0,
      initialPassword: '',
    };
    const first = await admin.employees.createEmployee({ ...once, ...request }, { idempotencyKey: 'hire-wu-mei' });
    const again = await admin.employees.createEmployee({ ...once, ...request }, { idempotencyKey: 'hire-wu-mei' });
    expect(again).toEqual(first);
    expect(
      await codeOf(admin.employees.createEmployee({ ...once, ...request, name: 'other' }, { idempotencyKey: 'hire-wu-mei' })),
    ).toBe('request.idempotency-key-reused');
  });

  it('lets one of two changes of the same version win', async () => {
    const employee = await hire(admin, 'li.na', { teamId, roleIds: ['sales-rep'] });
    const change = (name: string) =>
      codeOf(admin.employees.updateEmployee({ ...employee, name, expectedVersion: employee.version }));
    expect((await Promise.all([change('a'), change('b')])).sort()).toEqual(['ok', 'record.version-conflict']);
  });

  it('tells who takes over when somebody leaves, and lets nobody leave twice', async () => {
    const leaver = await hire(admin, 'zhao.lei', { teamId, roleIds: ['sales-rep'] });
    const successor = await hire(admin, 'sun.yi', { teamId, roleIds: ['sales-rep'] });
    const request = { employeeId: leaver.employeeId, successorId: successor.employeeId };
    expect(await admin.employees.markEmployeeLeft(request)).toMatchObject({ state: EmployeeState.LEFT });
    expect(await codeOf(admin.employees.markEmployeeLeft(request))).toBe('employee.left');
    await eventually('the leaver is announced', () =>
      expect(directory.events.published('tributary.directory.employee.left.v1', leaver.employeeId)).toMatchObject([
        { data: { successorId: successor.employeeId } },
      ]),
    );
  });

  it('keeps somebody who can administer it', async () => {
    const { items } = await admin.employees.listEmployees({
      page: { cursor: '', limit: 1 },
      teamId: '',
      state: EmployeeState.ACTIVE,
    });
    const first = items[0];
    const administrator = (await admin.roles.listRoles({})).items.find(({ roleId }) => roleId === 'administrator');
    if (!first || !administrator) throw new Error('the founding left nobody');
    expect(await codeOf(admin.roles.putRole({ role: { ...administrator, permissions: ['directory.read'] } }))).toBe(
      'role.last-administrator',
    );
    expect((await admin.roles.listRoles({})).items.find(({ roleId }) => roleId === 'administrator')).toEqual(administrator);
  });

  it('refuses a role with a permission that means nothing', async () => {
    const role = { roleId: 'dreamer', name: '梦', permissions: ['leads.dream'], reach: Reach.SELF };
    expect(await codeOf(admin.roles.putRole({ role }))).toBe('role.permission-unknown');
  });

  it('pages through everybody once, in order', async () => {
    const names: string[] = [];
    let cursor = '';
    do {
      const page = await admin.employees.listEmployees({ page: { cursor, limit: 2 }, teamId, state: EmployeeState.UNSPECIFIED });
      names.push(...page.items.map(({ employeeId }) => employeeId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(5);
    expect(
      await codeOf(
        admin.employees.listEmployees({
          page: { cursor: 'nonsense', limit: 2 },
          teamId: '',
          state: 'EMPLOYEE_STATE_UNSPECIFIED',
        }),
      ),
    ).toBe('request.malformed');
  });

  it('lets nobody in who lacks the permission', async () => {
    const rep = await everyDoor(directory, { permissions: ['directory.read'] });
    expect(await codeOf(hire(rep, 'intruder', { teamId, roleIds: ['administrator'] }))).toBe('permission.denied');
    expect(await codeOf(rep.sessions.openSession({ idToken: 'x'.repeat(30), nonce: 'y'.repeat(20) }))).toBe('permission.denied');
    expect(await codeOf(rep.integrations.listIntegrations({}))).toBe('permission.denied');
  });
});
