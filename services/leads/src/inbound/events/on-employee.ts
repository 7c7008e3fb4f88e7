import type { Handler } from '@tributary/messaging/mongo';
import type { UseCases } from '../../compose';

/** What somebody must be allowed to do to be given leads. */
const worksOnLeads = 'leads.follow-up';

export const onEmployeeChanged =
  ({ keepEmployee }: UseCases): Handler<'tributary.directory.employee.changed.v1'> =>
  ({ data, version, tx }) =>
    keepEmployee(
      tx,
      {
        id: data.employeeId,
        teamPath: data.teamPath,
        skills: data.skills,
        territories: data.territories,
        languages: data.languages,
        capacity: data.capacity,
        takesLeads: data.state === 'EMPLOYEE_STATE_ACTIVE' && data.permissions.includes(worksOnLeads),
        left: data.state === 'EMPLOYEE_STATE_LEFT',
      },
      version,
    );

export const onEmployeeLeft =
  ({ leaveEmployee }: UseCases): Handler<'tributary.directory.employee.left.v1'> =>
  ({ data, time, version, tx }) =>
    leaveEmployee(tx, { leaverId: data.employeeId, successorId: data.successorId, leftAt: data.leftAt ?? time }, version);
