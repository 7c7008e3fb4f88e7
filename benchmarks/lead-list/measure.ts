import { httpCaller } from '../load/http-caller';
import { openChannel } from '../platform/channel';
import { hearEvents } from '../platform/hear-events';
import { type BenchPlatform, withPlatform } from '../platform/with-platform';
import { ms, perSecond, say, times } from '../report/figures';
import type { Asked, Benchmark } from '../report/run-benchmark';
import { sayCeilings, warnIfMoved } from '../report/say-ceilings';
import { keyCeiling } from './key-ceiling';
import { lists } from './lists';
import { loadLeads } from './load-leads';
import type { Rep } from './made-up-leads';
import { type Get, type PageTimes, timePages } from './pages';

const usage = `Usage: ./tributary bench lead-list -- [--rows <number>] [--minutes <number>] [--quick]

Every list of leads that the API offers, page 1 and page 1 000, eight callers at once; and how fast leads are made beside
so many others, against an empty store.
  --rows      how many leads there are [1 000 000; 2 000 with --quick]
  --minutes   give up loading after so many, and measure with what there is [20]
  --quick     few leads and calls: to see that it runs, not to quote`;

export const leadList: Benchmark = {
  usage,
  options: { rows: { type: 'string' }, minutes: { type: 'string' } },
  measure,
};

async function measure({ quick, option }: Asked): Promise<void> {
  const wanted = Number(option('rows') ?? (quick ? 2_000 : 1_000_000));
  const [calls, made] = quick ? [40, 100] : [400, 1_000];
  await withPlatform({ services: ['master-data', 'leads'] }, async (platform) => {
    const { mongodb } = platform.stores;
    const mongoUrl = platform.service('leads').environment['MONGODB_URL'] ?? '';
    const token = await platform.token(['sales-director']);
    await createRate(platform, 'warm', made / 4);
    const onEmpty = await createRate(platform, 'empty', made);

    const loaded = await loadLeads(mongoUrl, wanted, repsAround(await token()), Number(option('minutes') ?? 20));
    const rows = loaded.rows.toLocaleString('en');
    console.log(
      `  ${rows} leads with ${loaded.keysPerLead.toFixed(0)} keys each, on MongoDB ${mongodb.version} (${mongodb.origin})\n`,
    );

    const before = { key: await keyCeiling(mongoUrl, calls * 10) };
    const pages = await allPages(platform.url, token, calls);
    const onFull = await createRate(platform, 'full', made);
    const after = { key: await keyCeiling(mongoUrl, calls * 10) };

    sayCeilings(before, after, { key: 'a document by its key, 8 at once' });
    warnIfMoved(before.key, after.key);
    report(pages, loaded.rows);
    say('new leads, on an empty store', perSecond(onEmpty));
    say(`new leads, beside ${rows}`, perSecond(onFull));
    say('  against the empty store', times(onFull / onEmpty), '≥ 0.8×');
  });
}

/** Whoever asks, with 299 colleagues in the teams below theirs. */
function repsAround(token: string): readonly Rep[] {
  const { sub, team } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<
    string,
    string
  >;
  const teamPath = team ?? '/';
  const others = Array.from({ length: 299 }, (_, rep) => ({ id: `rep-${rep}`, teamPath: `${teamPath}${rep % 5}/${rep % 25}/` }));
  return [{ id: sub ?? '', teamPath }, ...others];
}

async function allPages(url: string, token: () => Promise<string>, calls: number): Promise<readonly PageTimes[]> {
  const { ask, close } = httpCaller(url, 8);
  const get: Get = async (path) => ask({ method: 'GET', path, headers: { authorization: `Bearer ${await token()}` } });
  const pages: PageTimes[] = [];
  for (const list of lists) pages.push(...(await timePages(get, list, calls)));
  close();
  return pages;
}

function report(pages: readonly PageTimes[], rows: number): void {
  for (const { list, page, p50, p99 } of pages) say(`${list.name}: page ${page}`, ms(p99), `p99; p50 ${ms(p50)}`);
  for (const page of [1, 1_000]) {
    const worst = pages.filter((one) => one.page === page).sort((a, b) => b.p99 - a.p99)[0];
    if (worst) say(`the slowest page ${page.toLocaleString('en')}, p99`, ms(worst.p99), `≤ 100 ms; ${worst.list.name}`);
    else console.log(`  No list is ${(page * 50).toLocaleString('en')} leads long.`);
  }
  if (rows < 1_000_000) console.log('  The floor is for 1 000 000 leads.');
}

/** Leads a second, from a channel's event to the lead that is announced. */
async function createRate({ rabbitUrl }: BenchPlatform, name: string, count: number): Promise<number> {
  const channel = await openChannel(rabbitUrl);
  const hearing = await hearEvents(rabbitUrl, ['tributary.leads.lead.created.v1'], ({ subject }) => subject);
  try {
    const start = performance.now();
    await channel.publish(Array.from({ length: count }, (_, at) => `${name}-${at}`));
    await hearing.until(count);
    return count / ((performance.now() - start) / 1_000);
  } finally {
    await Promise.all([hearing.close(), channel.close()]);
  }
}
