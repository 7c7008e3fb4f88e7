import { viewShowing, withoutView, withView } from './saved-views';

const hot = { name: 'Hot', search: { view: 'mine', sort: 'best' } };
const sea = { name: 'Sea', search: { view: 'sea' } };

describe('saved views', () => {
  it('begin with the newest, and hold a name once', () => {
    const renewed = { name: 'Sea', search: { view: 'sea', channel: 'web' } };
    expect(withView([hot, sea], renewed)).toEqual([renewed, hot]);
  });

  it('are so many at most', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, search: {} }));
    const after = withView(many, hot);
    expect([after.length, after[0], after.at(-1)?.name]).toEqual([20, hot, '18']);
  });

  it('are taken away by name', () => expect(withoutView([hot, sea], 'Hot')).toEqual([sea]));

  it('are recognised whatever the order in the address', () => {
    expect(viewShowing([sea, hot], { sort: 'best', view: 'mine' })).toBe(hot);
    expect(viewShowing([sea, hot], { view: 'mine' })).toBeUndefined();
  });
});
