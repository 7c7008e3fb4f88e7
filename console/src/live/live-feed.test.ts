import { readNotice } from './live-feed';

describe('a notice of the gateway', () => {
  it('is read with what it says', () => {
    const claimed = { type: 'tributary.leads.lead.claimed.v1', entity: 'lead', id: 'lead-1', holderId: 'chen' };
    expect(readNotice(JSON.stringify({ ...claimed, newer: 1 }))).toEqual(claimed);
  });

  it.each(['', '[]', 'null', '{"entity":"lead"}'])('is nothing when it is %j', (text) => {
    expect(readNotice(text)).toBeUndefined();
  });
});
