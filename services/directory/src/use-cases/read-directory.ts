import type { Actor, Page, Refusal } from '@tributary/service-kit';
import type { PageOf } from '@tributary/stores';
import type { ApprovalChain } from '../domain/approval/choose-chain';
import type { Employee, Role, Team } from '../domain/employee/employee';
import type { Grants } from '../domain/employee/grants';
import type { ApprovalRecord } from './approval-desk';

export interface EmployeeFilter {
  /** The team and everything below it. */
  readonly teamId: string | undefined;
  readonly state: Employee['state'] | undefined;
}

/** What can be asked of the directory without changing it. Rows are those the actor may reach. */
export interface ReadDirectory {
  employee(actor: Actor, employeeId: string): Promise<Employee | undefined>;
  /** By name, then id. */
  employees(actor: Actor, filter: EmployeeFilter, page: Page): Promise<PageOf<Employee> | Refusal<'request.malformed'>>;
  grants(actor: Actor, employeeId: string): Promise<Grants | undefined>;
  /** Parents before children. */
  teams(actor: Actor): Promise<readonly Team[]>;
  roles(actor: Actor): Promise<readonly Role[]>;
  integrations(actor: Actor): Promise<readonly Integration[]>;
  chains(actor: Actor): Promise<readonly ApprovalChain[]>;
  approval(actor: Actor, approvalId: string): Promise<ApprovalRecord | undefined>;
  /** What waits for the actor or somebody who named them deputy; oldest first. */
  approvalsWaitingFor(actor: Actor, page: Page): Promise<PageOf<ApprovalRecord> | Refusal<'request.malformed'>>;
}

export interface Integration {
  readonly clientId: string;
  readonly name: string;
  readonly roleIds: readonly string[];
  readonly lastUsedAt: Date | undefined;
}
