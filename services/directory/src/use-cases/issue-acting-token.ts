import type { SessionOwner } from './session-desk';

/** Short, because a token cannot be called back: what is taken away today works at most this long. */
const lifeSeconds = 600;

interface Needs {
  readonly sign: (token: {
    readonly kind: 'employee';
    readonly id: string;
    readonly permissions: readonly string[];
    readonly reach: SessionOwner['grants']['reach'];
    readonly teamPath: string;
    readonly lifeSeconds: number;
  }) => Promise<string>;
  readonly now: () => Date;
}

export type IssueActingToken = (
  owner: SessionOwner,
) => Promise<{ readonly actingToken: string; readonly actingTokenExpiresAt: Date }>;

export const makeIssueActingToken =
  ({ sign, now }: Needs): IssueActingToken =>
  async ({ employeeId, teamPath, grants }) => ({
    actingToken: await sign({ kind: 'employee', id: employeeId, ...grants, teamPath, lifeSeconds }),
    actingTokenExpiresAt: new Date(now().getTime() + lifeSeconds * 1000),
  });
