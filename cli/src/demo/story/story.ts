import { type Calendar, calendarFrom } from './calendar';
import { type ChannelEvent, channelMonth, type Wave } from './channel-month';
import { type OldCustomer, oldCustomers } from './companies';
import { type Deal, dealEnds, dealsOf } from './deals';
import { type LeadStory, leadStories } from './lead-story';
import { type Member, membersOf } from './members';
import { staff } from './people';
import { type Prospect, prospectsOf } from './prospects';
import { blacklistedPhone, rejects } from './rejects';
import { type ReturningCustomer, returningCustomers } from './returning';
import { type Call, callsOf, type TicketStory, ticketsOf } from './service-story';
import { type VisitorList, visitorLists } from './visitor-lists';

/** A month of a maker of machine tools, compressors and pumps, with everybody who deals with it. All of it is invented. */
export interface Story {
  readonly calendar: Calendar;
  readonly oldCustomers: readonly OldCustomer[];
  readonly prospects: readonly Prospect[];
  readonly waves: readonly Wave[];
  readonly rejects: readonly ChannelEvent[];
  readonly lists: readonly VisitorList[];
  readonly members: readonly Member[];
  readonly leads: readonly LeadStory[];
  readonly returning: readonly ReturningCustomer[];
  readonly deals: readonly Deal[];
  readonly calls: readonly Call[];
  readonly tickets: readonly TicketStory[];
}

export interface StoryOptions {
  readonly seed: string;
  /** 1 is full size; a smaller story still has one of everything. */
  readonly scale: number;
  readonly startedAt: Date;
}

/** The same options tell the same story. */
export function storyOf({ seed, scale, startedAt }: StoryOptions): Story {
  const calendar = calendarFrom(startedAt);
  const takenPhones = new Set([blacklistedPhone]);
  const old = oldCustomers(seed, Math.max(3, Math.round(18 * scale)), takenPhones);
  const fromLeads = dealEnds(scale).filter((_, index) => index % 3 !== 2).length;
  const prospects = prospectsOf(seed, Math.max(fromLeads + 24, Math.round(190 * scale)), takenPhones);
  const plain = prospects.filter((prospect) => prospect.plain && !shares(prospect, prospects));
  const deals = dealsOf(seed, scale, plain, old);
  const needs = deals.flatMap(({ prospect, name }) => (prospect ? [name] : []));
  const leads = leadStories(seed, { prospects: plain, needs, reps: staff.reps, scale }, calendar);
  const served = leads.filter(({ end }) => end.kind === 'qualified').map(({ prospect }) => prospect);
  return {
    ...{ calendar, oldCustomers: old, prospects, deals, leads },
    waves: channelMonth(seed, prospects, calendar),
    rejects: rejects(calendar),
    returning: returningCustomers(deals),
    members: membersOf(seed, plain),
    lists: visitorLists(seed, scale, takenPhones),
    calls: callsOf(seed, Math.max(6, Math.round(24 * scale)), plain, calendar),
    tickets: ticketsOf(seed, Math.max(8, Math.round(24 * scale)), deals, served),
  };
}

/** Whether somebody else has the same number: then a number does not say whose lead it is. */
const shares = (one: Prospect, all: readonly Prospect[]): boolean =>
  all.some((other) => other !== one && other.phone === one.phone);
