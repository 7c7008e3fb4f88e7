import { makeRandom } from './random';

const draw = (seed: string) => {
  const random = makeRandom(seed);
  return [random.int(1, 1_000), random.pick(['a', 'b', 'c']), random.shuffled([1, 2, 3, 4, 5]), random.uuid()];
};

describe('chance with a seed', () => {
  it('repeats itself, and only with the same seed', () => {
    expect(draw('7')).toEqual(draw('7'));
    expect(draw('7')).not.toEqual(draw('8'));
  });

  it('gives each fork a chance of its own, whatever was drawn before', () => {
    const [one, other] = [makeRandom('7'), makeRandom('7')];
    other.int(1, 6);
    expect(one.fork('plan').uuid()).toBe(other.fork('plan').uuid());
  });

  it('stays within its bounds and keeps what it shuffles', () => {
    const random = makeRandom('1');
    for (let tries = 0; tries < 1_000; tries += 1) {
      const drawn = random.int(3, 5);
      expect(drawn >= 3 && drawn <= 5).toBe(true);
    }
    expect(random.shuffled([3, 1, 2]).sort()).toEqual([1, 2, 3]);
  });
});
