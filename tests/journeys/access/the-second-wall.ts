import type { Actor } from '@tributary/service-kit';
import { openPostgres, type PostgresStore, reading } from '@tributary/stores/postgres';
import type { Company } from '../support/company';

/** Whose rows are whose is not told by these tables. Everything else is under row-level security. */
const openTables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  directory: {
    teams: 'the whole company’s',
    roles: 'the whole company’s',
    employees: 'the whole company’s: who works here',
    integrations: 'the whole company’s; of secrets only hashes',
    approval_chains: 'the whole company’s',
    sign_in_identities: 'read before anybody is signed in',
    passwords: 'read before anybody is signed in; hashes only',
    sessions: 'read before anybody is signed in; hashes only',
    oidc_records: 'the sign-in provider’s own, before anybody is signed in',
    provider_secrets: 'the sign-in provider’s own, before anybody is signed in',
  },
  'master-data': { customer_tree: 'which id stands for which; no personal data (MD-6)' },
  sales: {
    customers: 'which id stands for which; no personal data (MD-6)',
    products: 'the price list',
    pipeline_stages: 'the whole company’s',
    document_numbers: 'the last number given',
  },
  finance: { customer_merges: 'which id stands for which; no personal data (MD-6)' },
  inventory: {
    products: 'the price list',
    stock_levels: 'the warehouse’s',
    stock_documents: 'the warehouse’s',
    stock_ledger: 'the warehouse’s',
    reservations: 'the warehouse’s',
  },
  marketing: { customer_merges: 'which id stands for which; no personal data (MD-6)' },
  insights: { customer_aliases: 'which id stands for which; no personal data (MD-6)' },
};

const base = { kind: 'employee', permissions: new Set<string>() } as const;
const strangers: readonly Actor[] = [
  { ...base, id: '01890a5d-ac96-774b-bcce-b302099a0001', reach: 'self', teamPath: '/hq/east/' },
  { ...base, id: '01890a5d-ac96-774b-bcce-b302099a0002', reach: 'team', teamPath: '/hq/eastern/' },
  { ...base, id: '', reach: 'team', teamPath: '' },
];
const whoReachesAll: Actor = { ...base, id: '01890a5d-ac96-774b-bcce-b302099a0003', reach: 'all', teamPath: '/hq/' };

/**
 * PERM-1 once more, beneath the services: tables are read with no filter at all, as the role that a service works as and in
 * a transaction of somebody who reaches none of what the chapter before has made. MongoDB's wall is tested where its models are.
 */
export function theSecondWall(the: () => Company): void {
  describe.each(Object.entries(openTables))('%s', (service, open) => {
    let store: PostgresStore;
    beforeAll(async () => {
      const { POSTGRES_URL: url = '' } = the().platform.service(service).environment;
      store = await openPostgres({ url, applicationName: 'second wall' });
    });
    afterAll(() => store?.stop());

    const tables = (): Promise<{ readonly name: string; readonly guarded: boolean }[]> =>
      reading(store, whoReachesAll, (tx) =>
        tx.many(
          `select relname as name, relrowsecurity as guarded from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname`,
        ),
      );
    const rowsSeenBy = async (actor: Actor): Promise<Record<string, number>> => {
      const guarded = (await tables()).filter((table) => table.guarded);
      return reading(store, actor, async (tx) => {
        const seen: Record<string, number> = {};
        for (const { name } of guarded) {
          seen[name] = (await tx.one<{ rows: number }>(`select count(*)::int as rows from "${name}"`))?.rows ?? -1;
        }
        return seen;
      });
    };

    it('guards every table, or it is said why not', async () => {
      expect((await tables()).filter(({ guarded }) => !guarded).map(({ name }) => name)).toEqual(Object.keys(open).sort());
    });

    it('shows strangers no row of a guarded table', async () => {
      for (const stranger of strangers) {
        const seen = await rowsSeenBy(stranger);
        expect(Object.entries(seen).filter(([, rows]) => rows !== 0)).toEqual([]);
      }
    });

    const hasGuardedTables = service !== 'inventory';
    if (hasGuardedTables) {
      it('where there are rows to see', async () => {
        const seen = await rowsSeenBy(whoReachesAll);
        expect(Object.values(seen).some((rows) => rows > 0)).toBe(true);
      });
    }
  });

  it('looks at every service that keeps its data in PostgreSQL', () => {
    const kept = the()
      .platform.services()
      .filter(({ environment }) => environment['POSTGRES_URL'])
      .map(({ name }) => name);
    expect(kept.sort()).toEqual(Object.keys(openTables).sort());
  });
}
