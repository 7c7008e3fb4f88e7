import { type Person, staff } from '../../story/people';
import type { TicketStory } from '../../story/service-story';
import { fewAtOnce } from '../at-once';
import { connectCallCentre } from '../call-centre';
import type { Telling } from '../telling';
import type { DealtByKey } from './make-deals';
import type { WorkedLeads } from './work-leads';

/** Calls of the service line, and what customers complain of, ask and report. */
export async function serveCustomers(telling: Telling, deals: DealtByKey, leads: WorkedLeads): Promise<void> {
  await recordCalls(telling);
  await fewAtOnce(telling.story.tickets, async (ticket, index) => {
    const agent = staff.agents[index % staff.agents.length] as Person;
    await work(telling, ticket, agent, whose(ticket, deals, leads));
    telling.told(3);
  });
}

async function recordCalls({ story, doors, administrator, journal, tell, told }: Telling): Promise<void> {
  const integration = { clientId: 'call-centre', name: '呼叫中心', roleIds: ['call-centre'] };
  const client: { clientId: string; clientSecret: string } = await tell(
    ...([administrator, 'call-centre', '/v1/integrations', integration] as const),
  );
  const token: { accessToken: string } = await administrator.send('POST', '/v1/tokens', client);
  const callCentre = connectCallCentre(doors.callCentreAddress, token.accessToken);
  try {
    await fewAtOnce(story.calls, async (call) => {
      await journal.once({
        key: `call/${call.callId}`,
        prepare: async () => ({ customerId: await callCentre.lookup(call.phone) }),
        send: ({ customerId }) => callCentre.record(call, customerId).then(() => ({})),
      });
      told(1);
    });
  } finally {
    callCentre.close();
  }
}

interface Whose {
  readonly customerId: string;
  readonly orderId?: string;
}

function whose({ key, deal, prospect }: TicketStory, deals: DealtByKey, leads: WorkedLeads): Whose {
  const customer: Whose | undefined = deal ? deals.get(deal.key) : prospect && leads.get(prospect.key);
  if (!customer) throw new Error(`nobody has opened ${key}`);
  return customer;
}

interface Ticket {
  readonly ticketId: string;
  readonly version: number;
}

async function work(telling: Telling, ticket: TicketStory, person: Person, { customerId, orderId }: Whose): Promise<void> {
  const { as, tell } = telling;
  const { key, kind, subject, description, channel, impact, urgency, end, resolution } = ticket;
  const agent = as(person);
  const opened: Ticket = await tell(agent, key, '/v1/tickets', {
    ...{ kind: `TICKET_KIND_${kind}`, subject, description, channel, customerId, orderId },
    ...{ impact: `LEVEL_${impact}`, urgency: `LEVEL_${urgency}` },
  });
  if (end === 'open') return;
  const path = `/v1/tickets/${opened.ticketId}`;
  const grabbed: Ticket = await tell(agent, `${key}/grab`, `${path}:grab`, {});
  if (end === 'assigned') return;
  const reply = { text: '已收到，正在安排', waitForCustomer: end === 'waiting', expectedVersion: grabbed.version };
  const answered: Ticket = await tell(agent, `${key}/reply`, `${path}:reply`, reply);
  if (end === 'waiting') return;
  await tell(agent, `${key}/resolve`, `${path}:resolve`, { resolution, expectedVersion: answered.version });
  if (ticket.score > 0) await answerSurvey(telling, ticket, path);
}

/** As the customer does, by the link in the message they got. */
async function answerSurvey({ as, journal }: Telling, { key, score, comment }: TicketStory, path: string): Promise<void> {
  const manager = as(staff.serviceManager);
  await journal.once({
    key: `${key}/survey`,
    prepare: () => manager.get<{ readonly token: string }>(`${path}/survey-token`),
    send: ({ token }, idempotencyKey) => manager.send('POST', `/v1/surveys/${token}`, { score, comment }, idempotencyKey),
  });
}
