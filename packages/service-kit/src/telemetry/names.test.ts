import { attributeNames, metricNames, spanNames } from './names';

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

describe('names of telemetry', () => {
  it('are distinct', () => {
    const names = [spanNames, metricNames, attributeNames].flatMap((group) => Object.values(group));
    expect(distinct(names)).toEqual(names);
  });

  it.each(Object.values(metricNames))('%s follows Prometheus: our prefix, snake case, the unit or _total last', (name) => {
    expect(name).toMatch(/^tributary_[a-z_]+$/);
  });

  it.each([...Object.values(spanNames), ...Object.values(attributeNames)])('%s has our prefix', (name) => {
    expect(name).toMatch(/^tributary\.[a-z_.]+$/);
  });
});
