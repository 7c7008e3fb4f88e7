import { allPermissions } from '@tributary/contracts';
import type { Body } from '../support/api';
import type { Company } from '../support/company';
import { makeSignedTokens } from '../support/signed-tokens';

/** Somebody who may do everything to what they reach, and how far that is. */
export interface Asker {
  readonly who: string;
  readonly id: string;
  readonly token: string;
}

export interface People {
  readonly eastId: string;
  /** Who owns the records: a rep of the eastern team. */
  readonly owner: Asker;
  /** Reach the owner's records: the owner, the owner's manager, and whoever reaches all. */
  readonly insiders: readonly Asker[];
  /** The owner's colleague, a rep of another team, and that team's manager. */
  readonly outsiders: readonly Asker[];
}

/** Those who review what was rejected see it whoever handed it in, so nobody here may. */
const permissions = allPermissions().filter((permission) => permission !== 'leads.intake.review');

export async function hirePeople(company: Company): Promise<People> {
  const { admin } = company;
  const signed = makeSignedTokens(company);
  const headquarters: Body = (await admin.get('/v1/teams')).items[0];
  const [east, west] = [
    await admin.post('/v1/teams', { parentId: headquarters.teamId, slug: 'east', name: '华东' }),
    // Its path begins like the other's.
    await admin.post('/v1/teams', { parentId: headquarters.teamId, slug: 'eastern', name: '东部' }),
  ];
  const reaches = ['self', 'team', 'all'] as const;
  for (const reach of reaches) {
    await admin.put(`/v1/roles/everything-${reach}`, { name: reach, permissions, reach: `REACH_${reach.toUpperCase()}` });
  }

  const hire = async (who: string, login: string, reach: (typeof reaches)[number], team: Body): Promise<Asker> => {
    const { id } = await company.hire(login, `everything-${reach}`, { teamId: team.teamId });
    return { who, id, token: await signed.actor({ kind: 'employee', id, permissions, reach, teamPath: team.path }) };
  };
  const owner = await hire('the owner', 'east.owner', 'self', east);
  return {
    eastId: east.teamId,
    owner,
    insiders: [
      owner,
      await hire('the owner’s manager', 'east.manager', 'team', east),
      await hire('who reaches all', 'hq.director', 'all', headquarters),
    ],
    outsiders: [
      await hire('a colleague of the same team', 'east.colleague', 'self', east),
      await hire('a rep of another team', 'west.rep', 'self', west),
      await hire('the manager of another team', 'west.manager', 'team', west),
    ],
  };
}
