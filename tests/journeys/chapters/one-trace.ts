import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askUntil, type Body } from '../support/api';
import { publishToChannels } from '../support/channels';
import type { Company } from '../support/company';
import type { Story } from '../support/story';

/** A span of any process, as it was exported. */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly service: string;
  readonly name: string;
  readonly kind: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

type Fits = (span: Span) => boolean;

const named =
  (service: string, name: string, attributes: Readonly<Record<string, unknown>> = {}): Fits =>
  (span) =>
    span.service === service &&
    span.name === name &&
    Object.entries(attributes).every(([key, value]) => span.attributes[key] === value);

const resolves: (service: string, kind: string) => Fits = (service, kind) => (span) =>
  span.service === service && span.kind === kind && span.name.endsWith('MasterDataService/ResolveCustomer');

/** The trace a channel began is the one in which the lead, the customer and the assignment are found. */
export function oneTrace(the: () => { readonly company: Company; readonly story: Story }): void {
  it("from the channel's own span over the event, the lead and the customer to the assignment", async () => {
    const { company, story } = the();
    const [traceId, channelSpan] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
    const type = 'tributary.channel.ads.lead-submitted.v1';
    await publishToChannels(company.platform.rabbitUrl, [
      {
        ...{ type, source: 'ads:ocean-engine', id: 'ad-9', traceparent: `00-${traceId}-${channelSpan}-01` },
        data: {
          ...{ adLeadId: 'ad-9', platform: 'ocean-engine' },
          contact: { name: '吴敏', phones: ['13655556666'], region: '320500' },
        },
      },
    ]);
    const { items } = await askUntil(
      'the lead has its rep',
      () => story.director.api.get('/v1/leads?view=LEAD_VIEW_ALL'),
      (answer) => answer.items.some(({ contact, custody }: Body) => contact.name === '吴敏' && custody.holderId),
    );
    expect(items.find(({ contact }: Body) => contact.name === '吴敏')).toMatchObject({
      assignment: { mode: 'ASSIGNMENT_MODE_RULE' },
    });

    const told = named('insights', 'tributary.event.handle', { 'tributary.event.type': 'tributary.leads.lead.created.v1' });
    const settles = named('leads', 'tributary.intake.settle');
    const spans: readonly Span[] = await askUntil(
      'the trace reaches insights, and the work on the record has ended',
      async () => spansOf(company, traceId),
      (all: readonly Span[]) => all.some(told) && all.some(settles),
    );
    const received = only(spans, named('leads', 'tributary.event.handle', { 'tributary.event.type': type }));
    const settled = only(spans, settles);
    const asked = only(spans, resolves('leads', 'client'));
    const answered = only(spans, resolves('master-data', 'server'));
    const assigned = only(spans, named('leads', 'tributary.lead.assign'));
    const created = only(spans, told);

    expect(received.parentSpanId).toBe(channelSpan);
    expect(settled.parentSpanId).toBe(received.spanId);
    expect(asked.parentSpanId).toBe(settled.spanId);
    expect(answered.parentSpanId).toBe(asked.spanId);
    expect(ancestors(spans, assigned)).toContain(settled.spanId);
    expect(ancestors(spans, created)).toContain(settled.spanId);
  });
}

function spansOf(company: Company, traceId: string): readonly Span[] {
  const lines = readFileSync(join(company.home, 'spans.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Span).filter((span) => span.traceId === traceId);
}

function only(spans: readonly Span[], fits: Fits): Span {
  const [span, ...more] = spans.filter(fits);
  if (!span || more.length > 0) throw new Error(`${more.length + (span ? 1 : 0)} spans fit: ${spans.map(({ name }) => name)}`);
  return span;
}

/** Ids of the spans a span stands below, nearest first. */
function ancestors(spans: readonly Span[], { parentSpanId }: Span): readonly string[] {
  const parent = spans.find(({ spanId }) => spanId === parentSpanId);
  return parent ? [parent.spanId, ...ancestors(spans, parent)] : [];
}
