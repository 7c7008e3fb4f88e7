import fc from 'fast-check';
import { followedUpTo, homeAmong, type KeyHolder, nearest, strengthAmong } from './neighbourhood';

const holder = (key: string, customerId: string, homeId = customerId): KeyHolder => ({ key, homeId, customerId });
const crowd = (key: string, size: number) => Array.from({ length: size }, (_, n) => holder(key, `crowd-${n}`));

describe('who is worth comparing', () => {
  it('are those who share a key, those who share most keys first', () => {
    expect(nearest([holder('k1', 'b'), holder('k1', 'a'), holder('k2', 'b')])).toEqual(['b', 'a']);
  });

  it('are not those who share only what everybody has', () => {
    expect(nearest([...crowd('hot', followedUpTo + 1), holder('narrow', 'mei')])).toEqual(['mei']);
    expect(nearest(crowd('busy', followedUpTo))).toHaveLength(followedUpTo);
  });

  it('are a hundred at most, whatever the data', () => {
    const short = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength });
    const holders = fc.array(fc.record({ key: short(1), customerId: short(3), homeId: fc.constant('h') }), {
      maxLength: 400,
      size: 'large',
    });
    fc.assert(fc.property(holders, (found) => nearest(found).length <= 100));
  });
});

describe('the strength of an identifier', () => {
  it('is the number of customers known by it, merged ones counted once', () => {
    const sharedBy = strengthAmong('person', [
      holder('person/phone/+861', 'a'),
      holder('person/phone/+861', 'b'),
      holder('person/phone/+861', 'b', 'merged-into-b'),
    ]);
    expect([sharedBy('phone', '+861'), sharedBy('phone', '+862')]).toEqual([2, 1]);
  });
});

describe('the home of a record within the tree of its customer', () => {
  const tree = [holder('k1', 'root'), holder('k2', 'root', 'child'), holder('k3', 'root', 'child'), holder('k1', 'stranger')];

  it('is with whom it shares most', () => {
    expect(homeAmong('source', tree, 'root')).toBe('child');
  });

  it('is with whom the same channel record was before, whatever it shares with others', () => {
    expect(homeAmong('source', [...tree, holder('source', 'root', 'grandchild')], 'root')).toBe('grandchild');
  });

  it('is with the root where nothing tells', () => {
    expect(homeAmong('source', [holder('k1', 'root'), holder('k1', 'root', 'child')], 'root')).toBe('root');
    expect(homeAmong('source', [], 'root')).toBe('root');
  });
});
