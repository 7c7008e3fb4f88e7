import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doorsOf, loadDemo, makeDemoModule, makeTerminal, type SignIn, type Story, signInsOfDemo } from '@tributary/cli';
import { makeWebClient } from '@tributary/testing';
import { type Api, apiBySession, type Body } from './support/api';
import { type Company, startCompany } from './support/company';

/** The demo data of `./tributary up`, small, with a load that is interrupted again and again. */
describe('a newcomer finds a company', () => {
  const demo = makeDemoModule(0.05);
  let company: Company;
  let home: string;
  let story: Story;
  const colleagues = new Map<string, Api>();
  const by = (login: string): Api => {
    const api = colleagues.get(login);
    if (!api) throw new Error(`${login} has not signed in`);
    return api;
  };

  beforeAll(async () => {
    company = await startCompany();
    home = await mkdtemp(join(tmpdir(), 'tributary-demo-'));
    story = demo.story(new Date());
  }, 180_000);
  afterAll(async () => {
    await company?.stop();
    await rm(home, { recursive: true, force: true });
  }, 60_000);

  /** Stopped as soon as so much of it is told; undefined: to its end. */
  async function load(until?: number): Promise<{ readonly complaints: readonly string[]; readonly told: number }> {
    const complaints: string[] = [];
    const stopping = new AbortController();
    let told = 0;
    const terminal = {
      ...makeTerminal({ write: () => true, isTTY: false }),
      complain: (line: string) => void complaints.push(line),
      progress: () => (done: number) => {
        told = done;
        if (until !== undefined && done >= until * demo.size) stopping.abort(new Error('stopped here'));
      },
    };
    const loading = loadDemo(demo, { home, doors: doorsOf(company.platform), terminal, signal: stopping.signal });
    if (until === undefined) await loading;
    else await expect(loading).rejects.toThrow('stopped here');
    return { complaints, told };
  }

  it('that is told although the telling stops three times', async () => {
    for (const part of [0.1, 0.5, 0.85]) expect((await load(part)).complaints).toEqual([]);
    expect(existsSync(join(home, 'demo.json'))).toBe(false);
    expect(await load()).toEqual({ complaints: [], told: demo.size });
    expect(existsSync(join(home, 'demo.json'))).toBe(true);
  }, 600_000);

  it('and is not told a second time', async () => {
    expect(await load()).toEqual({ complaints: [], told: 0 });
  });

  it('in which everybody can sign in', async () => {
    const people: readonly SignIn[] = signInsOfDemo(demo, home);
    expect(new Set(people.map(({ role }) => role)).size).toBeGreaterThanOrEqual(12);
    for (const { login, password } of people) {
      const session = makeWebClient(company.url);
      expect((await session.signIn(login, password)).status).toBe(200);
      colleagues.set(login, apiBySession(session));
    }
    expect(await everything('wei.lan', '/v1/employees')).toHaveLength(people.length + 1);
  });

  it('with every lead once, however often it was interrupted', async () => {
    const leads = await everything('zhou.min', '/v1/leads?view=LEAD_VIEW_ALL');
    const { prospects, returning, lists } = story;
    const imported = sumOf(lists, ({ rows, bad }) => rows - bad);
    // The last row of each list says somebody a second time.
    expect(leads).toHaveLength(prospects.length + returning.length + imported - lists.length);
    const records = sumOf(story.waves, ({ events, forms }) => events.length + forms.length);
    expect(sumOf(leads, ({ touches }) => touches)).toBe(records + returning.length + imported);
    const ends = story.leads.map(({ end }) => end.kind);
    const count = (kind: string): number => ends.filter((end) => end === kind).length;
    expect(leads.filter(({ status }) => status === 'LEAD_STATUS_QUALIFIED')).toHaveLength(count('qualified') + returning.length);
    const closed = ['LEAD_STATUS_INVALID', 'LEAD_STATUS_LOST'];
    expect(leads.filter(({ status }) => closed.includes(status))).toHaveLength(count('disqualified'));

    for (const { prospect, followUps } of story.leads) {
      const text = encodeURIComponent(prospect.phone);
      const { items } = await by('zhou.min').get(`/v1/leads?view=LEAD_VIEW_ALL&text=${text}`);
      const told = await everything('zhou.min', `/v1/leads/${items[0].leadId}/follow-ups`);
      expect(told).toHaveLength(followUps.length);
    }
  });

  it('with every deal and every paper of it once', async () => {
    const opportunities = await everything('zhou.min', '/v1/opportunities');
    expect(opportunities.map(({ name }) => name).sort()).toEqual(story.deals.map(({ name }) => name).sort());
    const withoutContract = ['qualification', 'needs', 'proposal', 'negotiation', 'lost', 'quote-waiting'];
    const contracts = await everything('zhou.min', '/v1/contracts');
    expect(contracts).toHaveLength(story.deals.filter(({ end }) => !withoutContract.includes(end)).length);
    expect(new Set(contracts.map(({ state }) => state)).size).toBe(5);

    const orders = await everything('zhou.min', '/v1/orders');
    expect(orders.map(({ state }) => state).sort()).toEqual([
      ...['ORDER_STATE_CANCELLED', 'ORDER_STATE_COMPLETED', 'ORDER_STATE_COMPLETED', 'ORDER_STATE_RESERVED'],
      ...['ORDER_STATE_SHIPPED', 'ORDER_STATE_SHIPPED', 'ORDER_STATE_SHIPPED'],
    ]);
    expect((await by('he.jun').get('/v1/stock-ledger:check')).differingSkus).toEqual([]);
    const inForce = contracts.filter(({ state }) => state === 'CONTRACT_STATE_IN_FORCE');
    expect(await everything('xu.yan', '/v1/receivables')).toHaveLength(inForce.length);
    const { totalDebit, totalCredit } = await by('xu.yan').get('/v1/ledger/trial-balance');
    expect(totalDebit).toEqual(totalCredit);
  });

  it('with something that waits for everybody who decides', async () => {
    const managers = [...(await everything('sun.mei', '/v1/approvals')), ...(await everything('liang.guo', '/v1/approvals'))];
    expect(managers.map(({ kind }) => kind).sort()).toEqual(['DOCUMENT_KIND_CONTRACT', 'DOCUMENT_KIND_QUOTE_DISCOUNT']);
    expect(await everything('zhou.min', '/v1/approvals')).toMatchObject([{ kind: 'DOCUMENT_KIND_CONTRACT' }]);
    const finance = await everything('ma.hui', '/v1/approvals');
    expect(finance.map(({ kind }) => kind).sort()).toEqual(['DOCUMENT_KIND_COLLECTION', 'DOCUMENT_KIND_INVOICE']);
    expect(await everything('gao.wen', '/v1/review-tasks')).not.toHaveLength(0);
    const rejected = await everything('gao.wen', '/v1/rejected-intakes');
    expect(rejected).toHaveLength(story.rejects.length + sumOf(story.lists, ({ bad }) => bad));
  });

  it('with tickets in every state, and customers who said how it was', async () => {
    const tickets = await everything('luo.jing', '/v1/tickets');
    expect(tickets).toHaveLength(story.tickets.length);
    const scores = (all: readonly { readonly score?: number; readonly satisfaction?: number }[]): readonly number[] =>
      all.flatMap(({ score, satisfaction }) => score || satisfaction || []).sort();
    expect(scores(tickets)).toEqual(scores(story.tickets));
  });

  it('with campaigns, what they cost and what they brought', async () => {
    const { items: results } = await by('tang.yue').get('/v1/campaign-results');
    const planned = results.filter(({ state }: Body) => state === 'CAMPAIGN_STATE_PLANNED');
    expect(planned).toMatchObject([{ cost: { amount: '0', currency: 'CNY' } }]);
    expect(results.filter(({ cost }: Body) => Number(cost.amount) > 0)).toHaveLength(results.length - planned.length);
    const { items: channels } = await by('tang.yue').get('/v1/channel-results');
    const spent = channels.filter(({ cost }: Body) => Number(cost.amount) > 0);
    expect(spent.every(({ models }: Body) => models.every(({ roiPercent }: Body) => roiPercent !== ''))).toBe(true);
    expect(sumOf<Body>(spent, ({ cost }) => Number(cost.amount))).toBe(sumOf<Body>(results, ({ cost }) => Number(cost.amount)));
    const brought = channels.filter(({ channel }: Body) => channel !== 'CHANNEL_UNSPECIFIED');
    const collected = (models: readonly Body[]): number => sumOf(models, (model) => Number(model.collected.amount));
    expect(sumOf<Body>(brought, ({ models }) => collected(models))).toBeGreaterThan(0);
  });

  it('in which no role has an empty list, but for those that nobody of it can fill', async () => {
    const people = signInsOfDemo(demo, home);
    const empty: string[] = [];
    for (const path of await listsOfTheApi())
      for (const role of new Set(people.map((person) => person.role))) {
        const lengths: number[] = [];
        for (const { login } of people.filter((person) => person.role === role)) {
          const answer = await by(login).open(path);
          if (answer.status !== 403) lengths.push(((await answer.json()) as Body).items.length);
        }
        if (lengths.length > 0 && lengths.every((length) => length === 0)) empty.push(`${role} ${path}`);
      }
    expect(empty.sort()).toEqual([...nobodyCanFill].sort());
  }, 300_000);

  /** Every address that lists something without being told whose, leads by each of their views. */
  async function listsOfTheApi(): Promise<readonly string[]> {
    const { paths, components }: Body = await (await fetch(`${company.url}/openapi.json`)).json();
    const isList = (path: string): boolean => {
      const schema = paths[path].get?.responses['200']?.content['application/json']?.schema.$ref?.split('/').at(-1);
      return !path.includes('{') && Boolean(components.schemas[schema]?.properties.items);
    };
    const lists = Object.keys(paths).filter(isList);
    expect(lists.length).toBeGreaterThan(20);
    const views = ['SEA', 'MINE', 'TEAM', 'ALL'].map((view) => `/v1/leads?view=LEAD_VIEW_${view}`);
    return [...lists.filter((path) => path !== '/v1/leads'), ...views];
  }

  async function everything(login: string, path: string): Promise<readonly Body[]> {
    const items: Body[] = [];
    let cursor: string = '';
    do {
      const page = await by(login).get(`${path}${path.includes('?') ? '&' : '?'}page.limit=200&page.cursor=${cursor}`);
      items.push(...page.items);
      cursor = encodeURIComponent(page.nextCursor ?? '');
    } while (cursor);
    return items;
  }
});

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

const nobodyCanFill = [
  // They hold no leads: reps do.
  ...['marketer', 'risk-auditor', 'sales-director', 'sales-manager'].map((role) => `${role} /v1/leads?view=LEAD_VIEW_MINE`),
  'marketer /v1/leads?view=LEAD_VIEW_TEAM',
  // A ticket is its agent's, a campaign its marketer's, and neither is in their team.
  ...['sales-rep', 'sales-manager'].map((role) => `${role} /v1/tickets`),
  ...['campaigns', 'campaign-results'].map((list) => `sales-manager /v1/${list}`),
  // No chain asks them.
  ...['administrator', 'service-manager'].map((role) => `${role} /v1/approvals`),
  // The director imports nothing.
  'sales-director /v1/lead-imports',
];
