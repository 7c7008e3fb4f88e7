import { stopInOrder } from './running';

describe('stopping in order', () => {
  const stopped: string[] = [];
  const part = (name: string, failure?: Error) => ({
    stop: async () => {
      await new Promise(setImmediate);
      stopped.push(name);
      if (failure) throw failure;
    },
  });
  beforeEach(() => void stopped.splice(0));

  it('stops one part after the other', async () => {
    await stopInOrder(part('doors'), part('workers'), part('stores')).stop();
    expect(stopped).toEqual(['doors', 'workers', 'stores']);
  });

  it('goes on after a failure and tells of it in the end', async () => {
    const failure = new Error('stuck');
    await expect(stopInOrder(part('doors', failure), part('stores')).stop()).rejects.toMatchObject({ errors: [failure] });
    expect(stopped).toEqual(['doors', 'stores']);
  });
});
