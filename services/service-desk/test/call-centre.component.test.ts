import { Customer } from '@tributary/contracts/master-data';
import { RecordCallRequest } from '@tributary/contracts/service-desk';
import { eventually } from '@tributary/testing';
import { v7 as uuid } from 'uuid';
import { type Agent, aTicket, codeOf, type ServiceDesk, startServiceDesk } from './service-desk';

const recorded = 'tributary.service-desk.call.recorded.v1';

describe('the call centre, through the real door', () => {
  let desk: ServiceDesk;
  let agent: Agent;

  beforeAll(async () => {
    desk = await startServiceDesk();
    agent = await desk.agent();
  });
  afterAll(() => desk.stop());

  const lookUp = (phone: string) => agent.calls.lookupCaller({ phone, called: '', queue: '' });

  describe('who is calling (SD-10)', () => {
    it('joins what master-data knows with owner, tier, open orders and open tickets in one answer', async () => {
      const [customerId, ownerId] = [uuid(), uuid()];
      desk.masterData.know('+8613800000001', { customerId, displayName: '张伟' });
      await desk.told.owner(customerId, ownerId);
      await desk.told.employee(ownerId, '李娜');
      await desk.told.tier(customerId, 'A');
      const order = await desk.told.order({ customerId, state: 'ORDER_STATE_RESERVED' });
      const ofAnother = await desk.agent();
      const { ticketId } = await ofAnother.tickets.createTicket(aTicket({ customerId }));

      await eventually('everything has been told', async () =>
        expect(await lookUp('+8613800000001')).toMatchObject({
          matches: [
            {
              ...{ customerId, name: '张伟', confidence: 1, ownerId, ownerName: '李娜', tier: 'A', doNotCall: false },
              openOrders: [{ orderId: order.orderId, state: 'reserved' }],
              openTickets: [{ ticketId }],
            },
          ],
          missing: [],
        }),
      );
      expect(new Set(desk.masterData.askedBy)).toEqual(new Set(['service-desk']));
    });

    it('names all who share a number, and who does not want to be called', async () => {
      const consents = [{ purpose: 'marketing', medium: 'phone', granted: false, givenAt: new Date(), sourceRecordId: uuid() }];
      desk.masterData.know('+8613800000002', Customer.create({ customerId: uuid() }));
      desk.masterData.know('+8613800000002', Customer.create({ customerId: uuid(), consents }));
      const { matches } = await lookUp('+8613800000002');
      expect(matches.map(({ confidence, doNotCall }) => [confidence, doNotCall])).toEqual([
        [0.5, false],
        [0.5, true],
      ]);
    });

    it('matches nobody to a withheld number, and asks nobody', async () => {
      const before = desk.masterData.askedBy.length;
      expect(await lookUp('')).toEqual({ matches: [], missing: [] });
      expect(desk.masterData.askedBy).toHaveLength(before);
    });

    it.each(['service.unavailable', 'request.invalid'] as const)(
      'says what is missing when master-data answers %s',
      async (code) => {
        desk.masterData.refuseWith({ refused: code });
        expect(await lookUp('+8613800000001')).toEqual({ matches: [], missing: ['customer'] });
        desk.masterData.refuseWith(undefined);
      },
    );

    it('says what is missing when master-data does not answer in time', async () => {
      const goOn = desk.masterData.hang();
      const hurried = { deadlineMs: 600 };
      const request = { phone: '+8613800000001', called: '', queue: '' };
      expect(await agent.calls.lookupCaller(request, hurried)).toEqual({ matches: [], missing: ['customer'] });
      expect(await lookUp('+8613800000001')).toEqual({ matches: [], missing: ['customer'] });
      goOn();
    });

    it('says what is missing while master-data is down', async () => {
      const lonely = await startServiceDesk();
      await lonely.masterData.stop();
      const { calls } = await lonely.agent();
      const request = { phone: '+8613800000001', called: '', queue: '' };
      expect(await calls.lookupCaller(request)).toEqual({ matches: [], missing: ['customer'] });
      await lonely.stop();
    });

    it('tells nobody who may not ask', async () => {
      const nobody = await desk.agent({ permissions: ['tickets.read'] });
      expect(await codeOf(nobody.calls.lookupCaller({ phone: '1', called: '', queue: '' }))).toBe('permission.denied');
      expect(await codeOf(nobody.calls.recordCall(aCall()))).toBe('permission.denied');
    });
  });

  describe('what was said', () => {
    it('is recorded once per call, completed by what comes later, and told when the call has ended', async () => {
      const call = aCall({ customerId: uuid() });
      await Promise.all(Array.from({ length: 5 }, () => agent.calls.recordCall(call)));
      const later = { ...call, customerId: '', endedAt: new Date('2026-03-05T02:01:30Z'), disposition: 'solved' };
      expect(await agent.calls.recordCall(later)).toMatchObject({ customerId: call.customerId, disposition: 'solved' });
      await agent.calls.recordCall(later);
      expect(await agent.calls.recordCall({ ...later, disposition: 'other' })).toMatchObject({ disposition: 'solved' });

      await eventually('the call is published once', () => {
        const events = desk.events.published(recorded, call.callId);
        expect(events.map(({ sequence }) => sequence)).toEqual([1]);
        expect(events[0]?.data).toMatchObject({
          agentId: agent.id,
          durationSeconds: 90,
          direction: 'inbound',
          disposition: 'solved',
        });
      });
    });

    it('does not end before it began', async () => {
      const call = aCall({ endedAt: new Date('2026-03-05T01:00:00Z') });
      expect(await codeOf(agent.calls.recordCall(call))).toBe('call.times-invalid');
    });
  });
});

const aCall = (traits: Partial<RecordCallRequest> = {}): RecordCallRequest =>
  RecordCallRequest.create({
    callId: uuid(),
    phone: '+8613800000001',
    direction: 'CALL_DIRECTION_INBOUND',
    startedAt: new Date('2026-03-05T02:00:00Z'),
    ...traits,
  });
