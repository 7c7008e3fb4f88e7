/** Columns by the names of the domain, so that a row is what the type says. */
export const employeeColumns = `
  e.employee_id as "employeeId", e.login, e.name, e.email, e.team_id as "teamId", e.team_path as "teamPath",
  e.role_ids as "roleIds", e.skills, e.territories, e.languages, e.capacity, e.deputy_id as "deputyId",
  e.state, e.version, e.updated_at as "updatedAt"`;

export const teamColumns = `
  team_id as "teamId", parent_id as "parentId", slug, name, path, manager_id as "managerId", version`;

export const roleColumns = `role_id as "roleId", name, permissions, reach`;
