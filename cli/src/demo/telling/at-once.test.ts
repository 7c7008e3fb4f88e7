import { fewAtOnce } from './at-once';

describe('working on a few at once', () => {
  it('never has more under way than allowed, and answers in the order of the items', async () => {
    let underWay = 0;
    let most = 0;
    const results = await fewAtOnce(
      [5, 1, 4, 2, 3],
      async (item) => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setTimeout(resolve, item));
        underWay--;
        return item * 10;
      },
      { atOnce: 2 },
    );
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  it('begins nothing more after a failure, and ends what is under way before it says so', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      if (item === 1) throw new Error('no');
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended.push(item);
    };
    await expect(fewAtOnce([0, 1, 2, 3], work, { atOnce: 2 })).rejects.toThrow('no');
    expect(begun).toEqual([0, 1]);
    expect(ended).toEqual([0]);
  });

  it('has nothing to do for nobody', async () => {
    expect(await fewAtOnce([], async () => 1)).toEqual([]);
  });
});
