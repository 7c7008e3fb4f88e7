import { type Hearing, hearEvents } from '../platform/hear-events';

const created = 'tributary.leads.lead.created.v1';
const assigned = 'tributary.leads.lead.assigned.v1';

/** Which leads were assigned, by the campaign that their lead came with. */
export function hearAssignments(rabbitUrl: string): Promise<Hearing> {
  const campaignOf = new Map<string, string>();
  return hearEvents(rabbitUrl, [created, assigned], ({ type, subject, data }) => {
    if (type === created) campaignOf.set(subject, data.origin?.campaign ?? '');
    return type === assigned ? campaignOf.get(subject) : undefined;
  });
}
