import { audit, inTransaction, type PostgresStore, type Tx, withoutNulls } from '@tributary/stores/postgres';
import type { Team } from '../../domain/employee/employee';
import type { AtTheTeamDesk, TeamDesk } from '../../use-cases/create-team';
import { teamColumns } from './rows';

export const makeTeamDesk =
  (store: PostgresStore): AtTheTeamDesk =>
  (actor, work) =>
    inTransaction(store, actor, (tx) => work(teamDesk(tx)));

export const teamDesk = (tx: Tx): TeamDesk => ({
  team: async (teamId) => {
    const row = await tx.one<Team>(`select ${teamColumns} from teams where team_id = $1 for share`, [teamId]);
    return row && withoutNulls(row);
  },
  add: async ({ teamId, parentId, slug, name, path, version }) => {
    const added = await tx.run(
      `insert into teams (team_id, parent_id, slug, name, path, version) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [teamId, parentId ?? null, slug, name, path, version],
    );
    if (added === 0) return 'slug-taken';
    await audit(tx, { action: 'team.created', entity: 'team', entityId: teamId, after: { path } });
    return 'added';
  },
});
