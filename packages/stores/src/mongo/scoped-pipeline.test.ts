import { scopedPipeline } from './scoped-pipeline';

const scope = { ownerId: 'mei' };
const scoped = (pipeline: Record<string, unknown>[], joins: string[] = []) => scopedPipeline('leads', pipeline, scope, joins);

describe('a pipeline under row scope', () => {
  it('begins with the scope', () => {
    expect(scoped([{ $sort: { score: 1 } }])).toEqual([{ $match: scope }, { $sort: { score: 1 } }]);
    expect(scoped([])).toEqual([{ $match: scope }]);
  });

  it('puts the scope into $geoNear, which must come first, beside the query it has', () => {
    const near = { near: { type: 'Point', coordinates: [121, 31] }, distanceField: 'd' };
    expect(scoped([{ $geoNear: near }])).toEqual([{ $geoNear: { ...near, query: scope } }]);
    expect(scoped([{ $geoNear: { ...near, query: { score: 1 } } }])).toEqual([
      { $geoNear: { ...near, query: { score: 1, ...scope } } },
    ]);
    expect(scoped([{ $geoNear: { ...near, query: { ownerId: 'lan' } } }])).toEqual([
      { $geoNear: { ...near, query: { $and: [scope, { ownerId: 'lan' }] } } },
    ]);
  });

  it('refuses $geoNear anywhere else', () => {
    expect(() => scoped([{ $match: {} }, { $geoNear: {} }])).toThrow('$geoNear');
  });

  it('looks for other collections at any depth', () => {
    const lookup = { $lookup: { from: 'campaigns', as: 'c', pipeline: [{ $facet: { all: [{ $unionWith: 'secrets' }] } }] } };
    expect(() => scoped([lookup], ['campaigns'])).toThrow('secrets');
    expect(scoped([lookup], ['campaigns', 'secrets'])).toHaveLength(2);
  });
});
