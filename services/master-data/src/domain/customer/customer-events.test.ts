import { type EventType, eventCatalogue } from '@tributary/contracts';
import { sampleJsonOf } from '@tributary/contracts/samples';
import { isRefusal } from '@tributary/service-kit';
import { anOrganisation } from '../../../test/builders/source-records';
import { normaliseRecord } from '../party/normalise-record';
import { decideReviewTask, openReviewTask } from '../review-task';
import { newCustomer, nextVersion } from './customer';
import { created, merged, split, updated } from './customer-events';
import { defaultSurvivorship } from './golden-record';
import type { LineageChange } from './lineage';

const at = new Date('2026-03-02T01:15:30.250Z');
const phones = ['021-76220425'];
const source = anOrganisation({
  name: '远航机械有限公司',
  phones,
  address: { province: '上海市', city: '上海市', district: '', line: '' },
  occurredAt: at,
});
const normalised = normaliseRecord(source, () => '', at);
if (isRefusal(normalised)) throw new Error(normalised.refused);
const { record } = normalised;
const cause = { recordId: 'record', record };
const substance = { records: [{ id: 'record', homeId: 'a', record }], pins: [] };
const [customer, other] = ['a', 'b'].map((id) => newCustomer(id, 'organisation', substance, defaultSurvivorship));
if (!customer || !other) throw new Error('two customers were made');

const change: LineageChange = {
  entry: { id: 'merge', kind: 'merge', customerId: 'a', otherId: 'b', parentId: 'a', moves: [] },
  edge: { childId: 'b', parentId: 'a' },
  movedTree: ['b'],
};
const deed = { by: 'wang', at, reason: 'One credit code.' };
const opened = openReviewTask('task', ['a', 'b'], { probability: 0.5, evidence: [], modelVersion: 'm', recordId: 'r' }, at);
const decided = decideReviewTask(opened.task, 'same', deed);
if (isRefusal(decided)) throw new Error(decided.refused);

const published = [
  created(customer, at, cause),
  updated(nextVersion(customer, substance, defaultSurvivorship), { ...customer.golden, values: [] }, at, cause),
  merged(customer, change, deed),
  split(customer, other, { ...change, undoes: 'merge' }, deed),
  opened.event,
  decided.event,
] as const;

/** Names and kinds of everything in a document, whatever the values. */
function shapeOf(document: unknown): unknown {
  if (Array.isArray(document)) return document.slice(0, 1).map(shapeOf);
  if (typeof document !== 'object' || document === null) return typeof document;
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, shapeOf(value)]));
}

const jsonOf = ({ type, data }: (typeof published)[number]): unknown =>
  (eventCatalogue[type] as { readonly toJson: (data: unknown) => unknown }).toJson(data);

describe('what master-data publishes', () => {
  it.each(published.map((event) => [event.type, event] as const))(
    '%s is as the sample that its consumers are tested with',
    (type, event) => {
      expect(shapeOf(jsonOf(event))).toEqual(shapeOf(sampleJsonOf(type)));
    },
  );

  it('is everything the catalogue has of it', () => {
    const ours = Object.keys(eventCatalogue).filter((type) => type.startsWith('tributary.master-data.'));
    expect(published.map(({ type }): EventType => type).sort()).toEqual(ours.sort());
  });

  it('holds no phone number', () => {
    expect(JSON.stringify(published.map(jsonOf))).not.toContain('76220425');
  });
});
