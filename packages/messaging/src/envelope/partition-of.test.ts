import fc from 'fast-check';
import { partitionCount, partitionOf } from './partition-of';

describe('the partition of an aggregate', () => {
  it('never changes: relays and writers of different releases must agree', () => {
    expect(partitionOf('01935a00-0000-7b10-8aaa-1c2d3e4f5a01')).toBe(10);
    expect(partitionOf('')).toBe(5);
  });

  it('is one of the partitions', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 256 }), (aggregate, partitions) => {
        const partition = partitionOf(aggregate, partitions);
        expect(Number.isInteger(partition) && partition >= 0 && partition < partitions).toBe(true);
      }),
    );
  });

  it('spreads neighbouring ids', () => {
    const counts = new Array<number>(partitionCount).fill(0);
    for (let index = 0; index < 16_000; index += 1) {
      const partition = partitionOf(`01935a00-0000-7b10-8aaa-${String(index).padStart(12, '0')}`);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(700);
  });
});
