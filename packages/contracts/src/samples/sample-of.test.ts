import { readdirSync } from 'node:fs';
import { eventCatalogue, eventTypes } from '../events/event-catalogue';
import { sampleJsonOf, sampleOf } from './sample-of';

describe('samples', () => {
  it('are of events that exist', () => {
    const types = readdirSync(__dirname)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.replace(/\.json$/, ''));
    expect(types.filter((type) => !eventTypes.some((known) => known === type))).toEqual([]);
  });

  it.each(eventTypes)('%s has one, valid and without anything its schema does not know', (type) => {
    const json = sampleJsonOf(type);
    expect(eventCatalogue[type].toJson(eventCatalogue[type].fromJson(json) as never)).toEqual(json);
  });

  it.each(eventTypes)('%s names its aggregate', (type) => {
    expect(eventCatalogue[type].aggregate(sampleOf(type) as never)).not.toBe('');
  });
});
