import { eventually } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { type Agent, aTicket, codeOf, resolved, type ServiceDesk, startServiceDesk } from './service-desk';

const changed = 'tributary.service-desk.ticket.changed.v1';
const answered = 'tributary.service-desk.survey.answered.v1';

describe('tickets, through the real door', () => {
  let desk: ServiceDesk;
  let agent: Agent;

  beforeAll(async () => {
    desk = await startServiceDesk();
    agent = await desk.agent();
  });
  afterAll(() => desk.stop());

  const sequences = (type: typeof changed | typeof answered, ticketId: string) =>
    desk.events.published(type, ticketId).map(({ sequence }) => sequence);

  describe('entitlement (SD-2)', () => {
    const repair = (customerId: string, orderId: string) =>
      agent.tickets.createTicket(aTicket({ kind: 'TICKET_KIND_REPAIR', customerId, orderId }));

    it('serves what was paid, charges for what was not, and follows a reversal', async () => {
      const customerId = uuid();
      const { orderId, contractId } = await desk.told.order({ customerId });
      await eventually('the order is known', async () =>
        expect(await repair(customerId, orderId)).toMatchObject({
          entitlement: 'ENTITLEMENT_CHARGEABLE',
          entitlementReason: 'order-unpaid',
        }),
      );
      await desk.told.paid(contractId, '0.0000');
      await eventually('the money is known', async () =>
        expect(await repair(customerId, orderId)).toMatchObject({
          entitlement: 'ENTITLEMENT_SERVED',
          entitlementReason: 'order-paid',
        }),
      );
      await desk.told.reversed(contractId, '100.0000');
      await eventually('the reversal is known', async () =>
        expect(await repair(customerId, orderId)).toMatchObject({ entitlementReason: 'order-unpaid' }),
      );
      expect(await repair(uuid(), orderId)).toMatchObject({
        entitlement: 'ENTITLEMENT_REFUSED',
        entitlementReason: 'order-unknown',
      });
    });

    it('refuses without an order what needs one, until somebody with the right overrides it with a reason', async () => {
      const { ticketId, version, ...refused } = await repair(uuid(), '');
      expect(refused).toMatchObject({ entitlement: 'ENTITLEMENT_REFUSED', entitlementReason: 'order-missing' });
      const decision = { ticketId, entitlement: 'ENTITLEMENT_SERVED', reason: '老客户', expectedVersion: version } as const;
      expect(await codeOf(agent.tickets.overrideEntitlement(decision))).toBe('permission.denied');

      const supervisor = await desk.agent({ permissions: ['tickets.override'], reach: 'team' });
      expect(await supervisor.tickets.overrideEntitlement(decision)).toMatchObject({
        entitlement: 'ENTITLEMENT_SERVED',
        entitlementReason: 'overridden',
        overrideReason: '老客户',
      });
      expect(await codeOf(supervisor.tickets.overrideEntitlement(decision))).toBe('record.version-conflict');
    });
  });

  it('tells the owner of a complaint, and hurries for those we can least afford to lose', async () => {
    const [customerId, ownerId] = [uuid(), uuid()];
    await desk.told.owner(customerId, ownerId);
    await desk.told.tier(customerId, 'A');
    await eventually('owner and tier are known', async () => {
      const complaint = await agent.tickets.createTicket(aTicket({ kind: 'TICKET_KIND_COMPLAINT', customerId }));
      expect(complaint.priority).toBe(2);
      await eventually('the complaint is published', () =>
        expect(desk.events.published(changed, complaint.ticketId)[0]?.data).toMatchObject({ ownerId, customerId }),
      );
    });
  });

  it('has one winner when twenty grab at once (SD-4)', async () => {
    const { ticketId } = await agent.tickets.createTicket(aTicket());
    const agents = await Promise.all(Array.from({ length: 20 }, () => desk.agent()));
    const codes = await Promise.all(agents.map(({ tickets }) => codeOf(tickets.grabTicket({ ticketId }))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'ticket.already-assigned')).toHaveLength(19);
    await eventually('one grab is published', () => expect(sequences(changed, ticketId)).toEqual([1, 2]));
  });

  it('stops the clock while it waits for the customer, and lets only the assigned agent work', async () => {
    const { ticketId } = await agent.tickets.createTicket(aTicket());
    const grabbed = await agent.tickets.grabTicket({ ticketId });
    const words = { ticketId, text: '请提供照片', waitForCustomer: true, expectedVersion: grabbed.version };
    const other = await desk.agent({ reach: 'all' });
    expect(await codeOf(other.tickets.replyToTicket(words))).toBe('ticket.not-assignee');

    const waiting = await agent.tickets.replyToTicket(words);
    expect(waiting).toMatchObject({ state: 'TICKET_STATE_WAITING_FOR_CUSTOMER', resolveBy: undefined });
    expect(waiting.firstRespondedAt).toBeDefined();
    expect(await codeOf(agent.tickets.replyToTicket(words))).toBe('record.version-conflict');

    const going = await agent.tickets.replyToTicket({ ...words, waitForCustomer: false, expectedVersion: waiting.version });
    expect(going.state).toBe('TICKET_STATE_ASSIGNED');
    expect(going.resolveBy?.getTime()).toBeGreaterThanOrEqual(grabbed.resolveBy?.getTime() ?? Number.NaN);
    await agent.tickets.resolveTicket({ ticketId, resolution: '好了', expectedVersion: going.version });
    await eventually('each step is published once', () => expect(sequences(changed, ticketId)).toEqual([1, 2, 3, 4, 5]));
  });

  it('does a command once that is sent twice', async () => {
    const again = await desk.agent();
    const create = aTicket();
    const key = { idempotencyKey: uuid() };
    const [first, second] = [await again.tickets.createTicket(create, key), await again.tickets.createTicket(create, key)];
    expect(second.ticketId).toBe(first.ticketId);
    const { ticketId } = first;
    const grab = { idempotencyKey: uuid() };
    await Promise.all([again.tickets.grabTicket({ ticketId }, grab), again.tickets.grabTicket({ ticketId }, grab)]);
    await eventually('both are published once', () => expect(sequences(changed, ticketId)).toEqual([1, 2]));
  });

  it('shows agents their own tickets and those nobody has taken, most urgent first (PERM-1)', async () => {
    const [mine, other] = [await desk.agent(), await desk.agent()];
    const customerId = uuid();
    const open = await mine.tickets.createTicket(aTicket({ customerId }));
    const urgent = await mine.tickets.createTicket(aTicket({ customerId, impact: 'LEVEL_HIGH', urgency: 'LEVEL_HIGH' }));
    const list = async ({ tickets }: Agent) => {
      const query = { customerId, state: 'TICKET_STATE_UNSPECIFIED', unassigned: false, mine: false } as const;
      const first = await tickets.listTickets({ ...query, page: { cursor: '', limit: 1 } });
      const rest = await tickets.listTickets({ ...query, page: { cursor: first.nextCursor, limit: 1 } });
      return (first.nextCursor === '' ? first.items : [...first.items, ...rest.items]).map(({ ticketId }) => ticketId);
    };
    expect(await list(other)).toEqual([urgent.ticketId, open.ticketId]);
    await mine.tickets.grabTicket({ ticketId: urgent.ticketId });
    expect(await list(other)).toEqual([open.ticketId]);
    expect(await codeOf(other.tickets.getTicket({ ticketId: urgent.ticketId }))).toBe('record.not-found');
    expect(await list(mine)).toEqual([urgent.ticketId, open.ticketId]);
    const reader = await desk.agent({ permissions: ['tickets.read'] });
    expect(await list(reader)).toEqual([]);
    expect(await codeOf(reader.tickets.createTicket(aTicket()))).toBe('permission.denied');
    expect(await codeOf(reader.tickets.grabTicket({ ticketId: open.ticketId }))).toBe('permission.denied');
  });

  describe('the survey (SD-9)', () => {
    it('is answered once, by the signed link, whoever tries at the same time', async () => {
      const { ticketId, number } = await resolved(agent);
      const sender = await desk.agent({ permissions: ['surveys.send'], reach: 'all' });
      expect(await codeOf(agent.tickets.getSurveyToken({ ticketId }))).toBe('permission.denied');
      const { token } = await sender.tickets.getSurveyToken({ ticketId });
      expect(await desk.customer.getSurvey({ token })).toMatchObject({ ticketNumber: number, answered: false });

      const answer = { token, score: 4, comment: '' };
      const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(desk.customer.answerSurvey(answer))));
      expect(codes.sort()).toEqual(['ok', ...Array<string>(4).fill('survey.already-answered')]);
      expect(await desk.customer.getSurvey({ token })).toMatchObject({ answered: true, score: 4 });
      expect(await agent.tickets.getTicket({ ticketId })).toMatchObject({ satisfaction: 4, state: 'TICKET_STATE_CLOSED' });
      await eventually('the answer is published once', () => {
        expect(sequences(changed, ticketId)).toEqual([1, 2, 3, 4]);
        expect(sequences(answered, ticketId)).toEqual([5]);
      });
    });

    it('opens to no other token, and not before the ticket is resolved', async () => {
      const { ticketId } = await resolved(agent);
      const sender = await desk.agent({ permissions: ['surveys.send'], reach: 'all' });
      const { token } = await sender.tickets.getSurveyToken({ ticketId });
      const forged = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
      expect(await codeOf(desk.customer.getSurvey({ token: forged }))).toBe('survey.token-invalid');
      expect(await codeOf(desk.customer.answerSurvey({ token: forged, score: 1, comment: '' }))).toBe('survey.token-invalid');
      const open = await agent.tickets.createTicket(aTicket());
      expect(await codeOf(sender.tickets.getSurveyToken({ ticketId: open.ticketId }))).toBe('survey.not-open');
    });
  });

  it('follows its customer into a merge and out of it again, and a late repeat changes nothing (MD-6)', async () => {
    const [survivor, absorbed] = [uuid(), uuid()];
    const { ticketId } = await agent.tickets.createTicket(aTicket({ customerId: absorbed }));
    const stays = await agent.tickets.createTicket(aTicket({ customerId: survivor }));
    const customerOf = async (id: string) => (await agent.tickets.getTicket({ ticketId: id })).customerId;

    await desk.told.merged(survivor, absorbed, 2);
    await eventually('it is the survivor’s', async () => expect(await customerOf(ticketId)).toBe(survivor));
    const late = await agent.tickets.createTicket(aTicket({ customerId: absorbed }));
    expect(late.customerId).toBe(survivor);

    await desk.told.split(survivor, absorbed, 3);
    await eventually('it is its own again', async () => expect(await customerOf(ticketId)).toBe(absorbed));
    await desk.told.merged(survivor, absorbed, 2);
    await desk.told.split(survivor, uuid(), 4);
    await desk.told.merged(uuid(), stays.customerId, 2);
    await eventually('later news has arrived', async () => expect(await customerOf(stays.ticketId)).not.toBe(survivor));
    expect(await customerOf(ticketId)).toBe(absorbed);
    expect(await customerOf(late.ticketId)).toBe(absorbed);
    expect(sequences(changed, ticketId)).toEqual([1, 2, 3]);
  });
});
