import type { Outbox } from '@tributary/messaging/mongo';
import { makeLog } from '@tributary/service-kit';
import type { MongoStore } from '@tributary/stores/mongo';
import { anEmployee } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { proposeColumns } from '../src/domain/imports/columns';
import { newImport, start } from '../src/domain/imports/import-job';
import { type Intake, type Resolution, receive } from '../src/domain/intake/intake';
import { defaultPolicy } from '../src/domain/policy';
import { makeImportFile } from '../src/outbound/mongo/import-file';
import { makeImportReader } from '../src/outbound/mongo/import-reader';
import { makeImportShelf } from '../src/outbound/mongo/import-shelf';
import { makeAtTheIntakeDesk } from '../src/outbound/mongo/intake-desk';
import { makeIntakeQueue } from '../src/outbound/mongo/intake-queue';
import { makeIntakeReader } from '../src/outbound/mongo/intake-reader';
import { makeIntakeShelves } from '../src/outbound/mongo/intake-shelf';
import { makeRunImports } from '../src/use-cases/imports/run-imports';
import { makeSettleIntakes } from '../src/use-cases/intake/settle-intakes';
import { aContact, aRecord } from './builders';
import { type LeadStore, leadsService, openLeadStore } from './lead-store';
import { Mortal } from './mortal';

const log = makeLog({ service: 'leads', level: 'silent' });
const policy = async () => defaultPolicy;
const immortal = (): Mortal => new Mortal(Number.POSITIVE_INFINITY, 'before');
const wakes = { onIntakes: () => undefined, onImport: () => undefined };
/** Leases of the dead have run out by then. */
const later = (): Date => new Date(Date.now() + 3_600_000);

describe('a worker that is killed (MSG-1)', () => {
  let running: LeadStore;
  let store: MongoStore;
  let outbox: Outbox;
  beforeAll(async () => {
    running = await openLeadStore();
    ({ store, outbox } = running);
  });
  afterAll(() => running.stop());

  const receiveIntake = async (): Promise<Intake> => {
    const record = aRecord({ contact: aContact({ phones: ['13800138000'] }) });
    const change = receive({ id: uuid(), record, submittedBy: { kind: 'service', id: 'x' } }, defaultPolicy.quality, new Date());
    const { atTheShelf } = makeIntakeShelves(store, outbox, wakes.onIntakes);
    return atTheShelf(leadsService, (shelf) => shelf.keep(change));
  };

  const settler = (
    mortal: Mortal,
    resolveCustomer: (intake: Intake) => Promise<Resolution>,
    now: () => Date = () => new Date(),
  ): (() => Promise<number>) => {
    const atTheDesk = makeAtTheIntakeDesk(store, outbox);
    return makeSettleIntakes({
      queue: mortal.object(makeIntakeQueue(store)),
      resolveCustomer: mortal.call(resolveCustomer),
      atTheIntakeDesk: mortal.call((actor, work) => atTheDesk(actor, (desk) => work(mortal.object(desk)))) as typeof atTheDesk,
      policy,
      now,
      newId: uuid,
      service: leadsService,
      log,
    });
  };

  const outcomeOf = async (intake: Intake, customerId: string) => ({
    state: (await makeIntakeReader(store).find(leadsService, intake.id))?.state,
    leads: await running.countLeads({ 'customer.id': customerId }),
    announced: await running.countEvents(/^tributary\.leads\.lead\.(created|enriched)/, intake.id),
  });

  it.each(['before', 'after'] as const)(
    '%s any of its steps leaves an intake to the next, who makes one lead of it',
    async (when) => {
      for (let step = 1, survived = false; !survived; step += 1) {
        const customerId = uuid();
        const resolve = async (): Promise<Resolution> => ({ customerId, recordId: uuid() });
        const intake = await receiveIntake();
        const killed = new Mortal(step, when);
        await settler(killed, resolve)().catch(() => undefined);
        survived = killed.survived;

        await settler(immortal(), resolve, later)();

        expect({ step, ...(await outcomeOf(intake, customerId)) }).toEqual({ step, state: 'accepted', leads: 1, announced: 1 });
      }
    },
  );

  it('and comes back to life after another has taken over, changes nothing any more', async () => {
    const customerId = uuid();
    const resolution = { customerId, recordId: uuid() };
    const intake = await receiveIntake();
    let revive: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => {
      revive = resolve;
    });
    let reached: () => void = () => undefined;
    const isAsleep = new Promise<void>((resolve) => {
      reached = resolve;
    });

    const zombie = settler(immortal(), async () => {
      reached();
      await asleep;
      return resolution;
    })();
    await isAsleep;
    await settler(immortal(), async () => resolution, later)();
    revive();
    await zombie;

    expect(await outcomeOf(intake, customerId)).toEqual({ state: 'accepted', leads: 1, announced: 1 });
  });

  it.each(['before', 'after'] as const)('%s any of its steps leaves an import to the next, who doubles no row', async (when) => {
    const rows = 250;
    const content = Buffer.from(`姓名,电话\n${Array.from({ length: rows }, (_, index) => `名${index},`).join('\n')}\n`);
    const shelf = makeImportShelf(store, outbox, wakes);
    const importer = (mortal: Mortal, now: () => Date = () => new Date()) => {
      const reader = makeImportReader(store);
      return makeRunImports({
        queue: mortal.object({ lease: reader.lease, release: reader.release }),
        file: makeImportFile(store),
        tallies: mortal.object({ tally: reader.tally }),
        atTheShelf: mortal.call((actor, work) => shelf(actor, (desk) => work(mortal.object(desk)))) as typeof shelf,
        policy,
        now,
        service: leadsService,
        log,
        stopping: new AbortController().signal,
      });
    };
    const openImport = async (): Promise<string> => {
      const file = { fileName: 'x.csv', size: content.length };
      const job = { ...newImport(uuid(), 'mei', file, new Date()), receivedBytes: content.length };
      await shelf(anEmployee({ id: 'mei' }), async (desk) => {
        await desk.addPiece(job.id, 0, content);
        await desk.addJob(start(job, proposeColumns(['姓名', '电话']), false));
      });
      return job.id;
    };

    for (let step = 1, survived = false; !survived; step += 1) {
      const importId = await openImport();
      const killed = new Mortal(step, when);
      await untilIdle(importer(killed)).catch(() => undefined);
      survived = killed.survived;

      await untilIdle(importer(immortal(), later));

      const job = await makeImportReader(store).find(leadsService, importId);
      expect({ step, state: job?.state, rejected: job?.tally.rejected }).toEqual({ step, state: 'finished', rejected: rows });
      expect(await running.count('intakes', { importId })).toBe(rows);
      expect(await running.countEvents(/intake\.rejected/, importId)).toBe(rows);
    }
  });
});

async function untilIdle(run: () => Promise<boolean>): Promise<void> {
  while (await run());
}
