import type { Reach } from '@tributary/service-kit';

export interface EmployeeDetails {
  readonly name: string;
  readonly email: string;
  readonly teamId: string;
  readonly roleIds: readonly string[];
  readonly skills: readonly string[];
  /** Administrative division codes (GB/T 2260). */
  readonly territories: readonly string[];
  readonly languages: readonly string[];
  /** Leads and tickets at a time; 0 means the policy's default. */
  readonly capacity: number;
  /** Takes over approvals while this person is away. */
  readonly deputyId: string | undefined;
}

/** Somebody who works here, or has (DR-1). Instants are UTC. */
export interface Employee extends EmployeeDetails {
  readonly employeeId: string;
  /** Lower case, unique, never changes. */
  readonly login: string;
  readonly teamPath: string;
  readonly state: 'active' | 'left';
  readonly version: number;
  readonly updatedAt: Date;
}

export interface Team {
  readonly teamId: string;
  readonly parentId: string | undefined;
  readonly slug: string;
  readonly name: string;
  /** Slashes at both ends: `/hq/east/`. */
  readonly path: string;
  readonly managerId: string | undefined;
  readonly version: number;
}

/** What holders may do, and whose records they reach (DR-2). */
export interface Role {
  readonly roleId: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly reach: Reach;
}
