import { isRefusal } from '@tributary/service-kit';
import { anEmployee } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { addDays } from '../src/domain/days';
import { newLead } from '../src/domain/intake/become-lead';
import { defaultPolicy } from '../src/domain/policy';
import { makeDeadlines } from '../src/outbound/mongo/deadlines';
import { makeAtTheIntakeDesk } from '../src/outbound/mongo/intake-desk';
import { makeAtTheLeadDesk } from '../src/outbound/mongo/lead-desk';
import { makeLeadReader } from '../src/outbound/mongo/lead-reader';
import { makeClaimLead } from '../src/use-cases/leads/claim-lead';
import { makeWatchDeadlines } from '../src/use-cases/leads/watch-deadlines';
import { aTouch } from './builders';
import { type LeadStore, leadsService, openLeadStore } from './lead-store';

const policy = async () => defaultPolicy;

describe('the clock that takes leads back (LD-6)', () => {
  let running: LeadStore;
  beforeAll(async () => {
    running = await openLeadStore();
  });
  afterAll(() => running.stop());

  const atTheDesk: ReturnType<typeof makeAtTheLeadDesk> = (actor, work) =>
    makeAtTheLeadDesk(running.store, running.outbox)(actor, work);
  const rep = anEmployee({ id: uuid(), permissions: ['leads.claim', 'leads.sea.read'] });

  /** Claimed now; the clock runs from here. */
  async function aClaimedLead(): Promise<string> {
    const id = uuid();
    const link = { id: uuid(), madeWithId: 'x', madeWithRecordId: 'x' };
    const atTheIntakeDesk = makeAtTheIntakeDesk(running.store, running.outbox);
    await atTheIntakeDesk(leadsService, (desk) => desk.addLead(newLead(id, aTouch(), link, new Date())));
    const claimed = await makeClaimLead({ atTheDesk, policy, now: () => new Date() })(rep, { leadId: id });
    if (isRefusal(claimed)) throw new Error(claimed.refused);
    return id;
  }

  const watchIn = (days: number): Promise<number> =>
    makeWatchDeadlines({
      deadlines: makeDeadlines(running.store),
      atTheDesk,
      policy,
      now: () => addDays(new Date(), days),
      service: leadsService,
    })();

  const custodyOf = async (leadId: string) => (await makeLeadReader(running.store).find(leadsService, leadId))?.custody.state;
  const heldBy = async (employeeId: string) =>
    (await running.store.connection.collection<{ _id: string; held: number }>('holdings').findOne({ _id: employeeId }))?.held;

  it('warns, then drops, then leaves the lead and the account alone', async () => {
    const leadId = await aClaimedLead();
    expect([await watchIn(6), await custodyOf(leadId)]).toEqual([0, 'claimed']);
    expect([await watchIn(7.1), await custodyOf(leadId)]).toEqual([1, 'dropping']);
    expect([await watchIn(8), await custodyOf(leadId)]).toEqual([0, 'dropping']);
    expect([await heldBy(rep.id), await watchIn(9.2), await custodyOf(leadId)]).toEqual([1, 1, 'pool']);
    expect([await watchIn(100), await heldBy(rep.id)]).toEqual([0, 0]);
  });

  it('drops once, however many replicas look at the same moment', async () => {
    const leadIds = await Promise.all([aClaimedLead(), aClaimedLead(), aClaimedLead()]);
    const warned = await Promise.all([watchIn(7.1), watchIn(7.1), watchIn(7.1)]);
    const dropped = await Promise.all([watchIn(10), watchIn(10), watchIn(10)]);

    expect(warned.reduce((sum, count) => sum + count)).toBe(3);
    expect(dropped.reduce((sum, count) => sum + count)).toBe(3);
    expect(await heldBy(rep.id)).toBe(0);
    for (const leadId of leadIds) expect(await running.countEvents(/lead\.dropped/, leadId)).toBe(1);
  });
});
