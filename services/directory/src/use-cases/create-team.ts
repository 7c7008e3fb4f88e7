import type { Actor, Refusal } from '@tributary/service-kit';
import type { Team } from '../domain/employee/employee';

export interface CreateTeam {
  readonly parentId: string | undefined;
  readonly slug: string;
  readonly name: string;
}

export interface TeamDesk {
  team(teamId: string): Promise<Team | undefined>;
  add(team: Team): Promise<'added' | 'slug-taken'>;
}

export type AtTheTeamDesk = <T>(actor: Actor, work: (desk: TeamDesk) => Promise<T>) => Promise<T>;

interface Needs {
  readonly atTheDesk: AtTheTeamDesk;
  readonly newId: () => string;
}

export const makeCreateTeam =
  ({ atTheDesk, newId }: Needs) =>
  (actor: Actor, { parentId, slug, name }: CreateTeam): Promise<Team | Refusal<'team.unknown' | 'team.slug-taken'>> =>
    atTheDesk(actor, async (desk) => {
      const parent = parentId === undefined ? undefined : await desk.team(parentId);
      if (parentId !== undefined && !parent) return { refused: 'team.unknown', field: 'parentId' };
      const path = `${parent?.path ?? '/'}${slug}/`;
      const team: Team = { teamId: newId(), parentId, slug, name, path, managerId: undefined, version: 1 };
      return (await desk.add(team)) === 'added' ? team : { refused: 'team.slug-taken', field: 'slug' };
    });
