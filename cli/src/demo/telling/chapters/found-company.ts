import { setTimeout as sleep } from 'node:timers/promises';
import { people, type Team, teams } from '../../story/people';
import { blacklistedPhone } from '../../story/rejects';
import { fewAtOnce } from '../at-once';
import type { Page, Telling } from '../telling';

/** Who works here, whose word counts for what, and whom leads go to. */
export async function foundCompany(telling: Telling): Promise<void> {
  const teamIds = await makeTeams(telling);
  await fewAtOnce(people, async (person) => {
    const { login, name, team, role, skills, territories } = person;
    await telling.tell(telling.administrator, hireKey(login), '/v1/employees', {
      ...{ login, name, teamId: teamIds.get(team), roleIds: [role], skills, territories, languages: ['zh-CN'] },
      initialPassword: telling.passwordOf(login),
    });
    telling.told(1);
  });
  for (const { chainId, ...chain } of chains) await telling.administrator.send('PUT', `/v1/approval-chains/${chainId}`, chain);
  await settleHowLeadsAreGiven(telling);
}

/** Once this has an answer, the person can sign in. */
export const hireKey = (login: string): string => `hire/${login}`;

/** Parents first; a team is known by its slug. */
async function makeTeams({ administrator, tell }: Telling): Promise<ReadonlyMap<string, string>> {
  const { items }: Page<Team & { readonly teamId: string }> = await administrator.get('/v1/teams');
  const ids = new Map(items.map(({ slug, teamId }) => [slug, teamId]));
  for (const { slug, parent, name } of teams) {
    const team: { readonly teamId: string } = await tell(administrator, `team/${slug}`, '/v1/teams', {
      ...{ slug, name, parentId: ids.get(parent) },
    });
    ids.set(slug, team.teamId);
  }
  return ids;
}

const step = (name: string, roleId: string) => ({ name, mode: 'STEP_MODE_ANY', approvers: [{ roleId }] });
const yuan = (amount: number) => ({ amount: String(amount), currency: 'CNY' });
const manager = step('销售经理', 'sales-manager');
const director = step('销售总监', 'sales-director');
const finance = step('财务经理', 'finance-manager');

const chains = [
  { chainId: 'discounts', kind: 'DOCUMENT_KIND_QUOTE_DISCOUNT', steps: [manager] },
  { chainId: 'contracts', kind: 'DOCUMENT_KIND_CONTRACT', steps: [manager] },
  { chainId: 'large-contracts', kind: 'DOCUMENT_KIND_CONTRACT', fromAmount: yuan(500_000), steps: [manager, director] },
  { chainId: 'collections', kind: 'DOCUMENT_KIND_COLLECTION', steps: [finance] },
  { chainId: 'invoices', kind: 'DOCUMENT_KIND_INVOICE', steps: [finance] },
];

const salesTeams = ['/hq/sales/east/shanghai/', '/hq/sales/east/suzhou/', '/hq/sales/south/guangzhou/'];
const byTerritory = { teamPaths: salesTeams, mustMatch: ['AFFINITY_KIND_TERRITORY'] };

/** What is advertised and what came in a list goes to the rep of the region; who comes by themselves stays in the public sea. */
const assignmentRules = [
  { name: '广告线索按区域分配', conditions: { all: [{ fact: 'channel', operator: 'equal', value: 'ads' }] }, ...byTerritory },
  { name: '导入名单按区域分配', conditions: { all: [{ fact: 'channel', operator: 'equal', value: 'import' }] }, ...byTerritory },
  {
    name: '高分企业线索按区域分配',
    conditions: {
      all: [
        { fact: 'hasCompany', operator: 'equal', value: true },
        { fact: 'score', operator: 'greaterThanInclusive', value: 55 },
      ],
    },
    ...byTerritory,
  },
];

interface LeadSettings {
  readonly version?: number;
  readonly custody: object;
  readonly quality: object;
}

/** Of proto/tributary/leads/v1/settings_service.proto: in force everywhere within five seconds. */
const untilInForceMs = 5_500;

async function settleHowLeadsAreGiven({ administrator, journal, signal }: Telling): Promise<void> {
  await journal.once({
    key: 'lead-settings',
    prepare: async () => {
      const { version = 0, custody, quality }: LeadSettings = await administrator.get('/v1/lead-settings');
      return { expectedVersion: version, custody, quality: { ...quality, blacklist: [blacklistedPhone] }, assignmentRules };
    },
    send: async (settings, idempotencyKey) => {
      const saved = await administrator.send('PUT', '/v1/lead-settings', settings, idempotencyKey);
      await sleep(untilInForceMs, undefined, { signal });
      return saved;
    },
  });
}
