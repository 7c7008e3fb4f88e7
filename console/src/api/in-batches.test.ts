import { inBatches } from './in-batches';

describe('what is asked for one by one', () => {
  const asking = (most: number) => {
    const asked: (readonly string[])[] = [];
    const lengthOf = inBatches(async (ids: readonly string[]) => {
      asked.push(ids);
      return new Map(ids.filter((id) => id !== 'nobody').map((id) => [id, id.length]));
    }, most);
    return { asked, lengthOf };
  };

  it('goes out together, each once, and each gets its own answer', async () => {
    const { asked, lengthOf } = asking(10);
    expect(await Promise.all(['one', 'three', 'one', 'nobody'].map(lengthOf))).toEqual([3, 5, 3, undefined]);
    expect(asked).toEqual([['one', 'three', 'nobody']]);
    expect(await lengthOf('later')).toBe(5);
    expect(asked).toHaveLength(2);
  });

  it('goes out in parts where it is more than the other side takes', async () => {
    const { asked, lengthOf } = asking(2);
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(lengthOf));
    expect(asked).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('fails for all of them together, and may be asked again', async () => {
    let isDown = true;
    const get = inBatches(async (ids: readonly string[]) => {
      if (isDown) throw new Error('down');
      return new Map(ids.map((id) => [id, id]));
    }, 10);
    expect((await Promise.allSettled([get('a'), get('b')])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isDown = false;
    expect(await get('a')).toBe('a');
  });
});
