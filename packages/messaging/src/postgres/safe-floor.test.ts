import { SafeFloor } from './safe-floor';

const partition = 3;
const startOf = (floor: SafeFloor): number | undefined => floor.startsOf([partition], []).get(partition);

/** Everything up to this number is decided. */
function decidedUpTo(upTo: number): SafeFloor {
  const floor = new SafeFloor();
  floor.sampled(upTo, []);
  return floor;
}

describe('the floor of a partition', () => {
  it('given a read of all that is decided, when read again, then it begins there', () => {
    const floor = decidedUpTo(40);
    const began = floor.moment;
    startOf(floor);
    floor.wasRead(partition, floor.decided, undefined, began);
    expect(startOf(floor)).toBe(40);
  });

  it('given somebody who drew a number is not done, when read, then the floor stays below it', () => {
    const floor = new SafeFloor();
    floor.sampled(40, ['7/1']);
    const began = floor.moment;
    startOf(floor);
    floor.wasRead(partition, floor.decided, undefined, began);
    expect(startOf(floor)).toBe(0);
    floor.writing(new Set());
    floor.wasRead(partition, floor.decided, undefined, began);
    expect(startOf(floor)).toBe(40);
  });

  it('given the partition is lost while it is read and taken again, when the answer comes, then it is read from the start', () => {
    const floor = decidedUpTo(40);
    const began = floor.moment;
    // The read has begun; before it asks where to start, the lease ends, and is taken anew.
    floor.forget([partition]);
    expect(startOf(floor)).toBe(0);
    floor.wasRead(partition, floor.decided, undefined, began);
    expect(startOf(floor)).toBe(0);
  });

  it('given a truncated answer, when read again, then it goes on where the answer ended', () => {
    const floor = decidedUpTo(40);
    const began = floor.moment;
    startOf(floor);
    floor.wasRead(partition, floor.decided, 12, began);
    expect(startOf(floor)).toBe(12);
  });
});
