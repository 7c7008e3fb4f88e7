import { topology } from '@tributary/contracts';
import { queueOf, refuseOtherHandlers } from './plan-of';

const merged = 'tributary.master-data.customer.merged.v1';
const split = 'tributary.master-data.customer.split.v1';

describe('a subscription', () => {
  it('has the queue that contracts plan', () => {
    expect(queueOf(topology(), 'leads', 'customer-file')).toMatchObject({ name: 'leads.customer-file' });
    expect(() => queueOf(topology(), 'leads', 'gossip')).toThrow('leads.gossip');
  });

  it('starts with a handler for each of its types', () => {
    expect(() => refuseOtherHandlers('leads', 'customer-file', [split, merged])).not.toThrow();
  });

  it('refuses to start when a type has no handler', () => {
    expect(() => refuseOtherHandlers('leads', 'customer-file', [merged])).toThrow(split);
  });

  it('refuses to start when a handler would never be called', () => {
    const never = 'tributary.directory.employee.left.v1';
    expect(() => refuseOtherHandlers('leads', 'customer-file', [merged, split, never])).toThrow(never);
  });

  it('to everything wants a handler for every service event and none for channels', () => {
    expect(() => refuseOtherHandlers('insights', 'timeline', [merged])).toThrow(split);
    expect(() => refuseOtherHandlers('insights', 'timeline', [merged])).not.toThrow('tributary.channel');
  });
});
