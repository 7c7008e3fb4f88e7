import type {
  CreateEmployeeRequest,
  EmployeeServiceServer,
  RoleServiceServer,
  TeamServiceServer,
  UpdateEmployeeRequest,
} from '@tributary/contracts/directory';
import { command, mapped, pageOf, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { EmployeeDetails } from '../../domain/employee/employee';
import { employeeMessage, employeeStates, reachMessage, reachOf, roleMessage, teamMessage } from './wire';

const notFound = { refused: 'record.not-found' } as const;

export const employeeService = (useCases: UseCases): EmployeeServiceServer => ({
  createEmployee: command({
    run: (request, actor) =>
      useCases.createEmployee(actor, {
        login: request.login,
        details: detailsOf({ ...request, deputyId: '' }),
        initialPassword: request.initialPassword || undefined,
      }),
    reply: employeeMessage,
  }),

  getEmployee: query(async ({ employeeId }, actor) => {
    const employee = await useCases.read.employee(actor, employeeId);
    return employee ? employeeMessage(employee) : notFound;
  }),

  listEmployees: query(async ({ teamId, state, ...request }, actor) => {
    const filter = { teamId: teamId || undefined, state: employeeStates[state] };
    const found = await useCases.read.employees(actor, filter, pageOf(request));
    return mapped(found, ({ items, nextCursor }) => ({ items: items.map(employeeMessage), nextCursor }));
  }),

  updateEmployee: command({
    run: (request, actor) => {
      const { employeeId, expectedVersion } = request;
      return useCases.updateEmployee(actor, { employeeId, expectedVersion, details: detailsOf(request) });
    },
    reply: employeeMessage,
  }),

  markEmployeeLeft: command({ run: (request, actor) => useCases.markEmployeeLeft(actor, request), reply: employeeMessage }),

  getMe: query(async (_request, actor) => {
    if (actor.kind !== 'employee') return notFound;
    const [employee, grants] = await Promise.all([
      useCases.read.employee(actor, actor.id),
      useCases.read.grants(actor, actor.id),
    ]);
    if (!employee || !grants) return notFound;
    return { employee: employeeMessage(employee), permissions: grants.permissions, reach: reachMessage(grants.reach) };
  }),
});

export const teamService = (useCases: UseCases): TeamServiceServer => ({
  createTeam: command({
    run: ({ parentId, slug, name }, actor) => useCases.createTeam(actor, { parentId: parentId || undefined, slug, name }),
    reply: teamMessage,
  }),
  listTeams: query(async (_request, actor) => ({ items: (await useCases.read.teams(actor)).map(teamMessage) })),
});

export const roleService = (useCases: UseCases): RoleServiceServer => ({
  listRoles: query(async (_request, actor) => ({ items: (await useCases.read.roles(actor)).map(roleMessage) })),
  putRole: command({
    run: (request, actor) => {
      const role = required(request.role);
      return useCases.putRole(actor, { ...role, reach: reachOf(role.reach) });
    },
    reply: roleMessage,
  }),
});

type DetailsFields = Omit<CreateEmployeeRequest, 'login' | 'initialPassword'> & Pick<UpdateEmployeeRequest, 'deputyId'>;

const detailsOf = (fields: DetailsFields): EmployeeDetails => ({
  name: fields.name,
  email: fields.email,
  teamId: fields.teamId,
  roleIds: fields.roleIds,
  skills: fields.skills,
  territories: fields.territories,
  languages: fields.languages,
  capacity: fields.capacity,
  deputyId: fields.deputyId || undefined,
});
