import type { LeadStory } from '../../story/lead-story';
import { type Person, staff } from '../../story/people';
import type { Prospect } from '../../story/prospects';
import type { Api } from '../api';
import { fewAtOnce } from '../at-once';
import type { Page, Telling } from '../telling';

/** The lead of a prospect, and who holds it. */
export interface WorkedLead {
  readonly leadId: string;
  readonly customerId: string;
  readonly rep: Person;
}

/** By the key of the prospect. */
export type WorkedLeads = ReadonlyMap<string, WorkedLead>;

interface Lead {
  readonly leadId: string;
  readonly customerId: string;
  readonly custody: { readonly holderId?: string };
}

/** Reps take leads, follow them up, give them back, close them. */
export async function workLeads(telling: Telling): Promise<WorkedLeads> {
  const reps = new Map<string, Person>();
  for (const rep of staff.reps) {
    const me: { employee: { employeeId: string } } = await telling.as(rep).get('/v1/me');
    reps.set(me.employee.employeeId, rep);
  }
  const worked = await fewAtOnce(telling.story.leads, async (story) => {
    const lead = await held(telling, story, reps);
    await workOn(telling, lead, story);
    telling.told(2);
    return [story.prospect.key, lead] as const;
  });
  return new Map(worked);
}

/** As the rules have given it; otherwise claimed. Noted, because a lead that is given back has no holder any more. */
function held(
  { journal, as, tell }: Telling,
  { prospect, claimant }: LeadStory,
  reps: ReadonlyMap<string, Person>,
): Promise<WorkedLead> {
  return journal.once({
    key: `lead/${prospect.key}`,
    prepare: () => ({}),
    send: async () => {
      const { leadId, customerId, custody } = await leadOf(as(staff.director), prospect);
      const rep = reps.get(custody.holderId ?? '') ?? claimant;
      if (!custody.holderId) await tell(as(rep), `claim/${prospect.key}`, `/v1/leads/${leadId}:claim`, {});
      return { leadId, customerId, rep };
    },
  });
}

async function leadOf(director: Api, { phone, key }: Prospect): Promise<Lead> {
  const path = `/v1/leads?view=LEAD_VIEW_ALL&text=${encodeURIComponent(phone)}`;
  const { items }: Page<Lead> = await director.get(path);
  const [lead, ...others] = items;
  if (!lead || others.length > 0) throw new Error(`${items.length} leads are of ${key}`);
  return lead;
}

async function workOn(
  { as, tell }: Telling,
  { leadId, rep }: WorkedLead,
  { prospect, followUps, end }: LeadStory,
): Promise<void> {
  const api = as(rep);
  const path = `/v1/leads/${leadId}`;
  for (const [index, { kind, intent, at, note, nextStep, nextAt }] of followUps.entries()) {
    await tell(api, `follow-up/${prospect.key}/${index}`, `${path}/follow-ups`, {
      ...{ kind: `FOLLOW_UP_KIND_${kind}`, intent: `INTENT_${intent}`, at, note, nextStep, nextAt },
    });
  }
  switch (end.kind) {
    case 'open':
      return;
    case 'returned':
      return tell(api, `return/${prospect.key}`, `${path}:return`, { note: end.note });
    case 'disqualified': {
      const reason = `DISQUALIFICATION_REASON_${end.reason}`;
      return tell(api, `disqualify/${prospect.key}`, `${path}:disqualify`, { reason, note: end.note });
    }
    case 'qualified':
      return tell(api, `qualify/${prospect.key}`, `${path}:qualify`, { need: end.need });
  }
}
