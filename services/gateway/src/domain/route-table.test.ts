import { makeRouteTable, type RouteSource } from './route-table';

const method = (name: string, verb: string, path: string): RouteSource => ({
  path: `/tributary.leads.v1.LeadService/${name}`,
  http: { method: verb, path, body: '' },
  input: 'tributary.leads.v1.Request',
  output: 'tributary.leads.v1.Lead',
  public: false,
});

const table = makeRouteTable([
  method('GetLead', 'GET', '/v1/leads/{lead_id}'),
  method('UpdateLead', 'PATCH', '/v1/leads/{lead_id}'),
  method('ListRejected', 'GET', '/v1/leads/rejected'),
  method('ClaimLead', 'POST', '/v1/leads/{lead_id}:claim'),
  { ...method('Internal', 'GET', ''), http: undefined },
]);

describe('the route table', () => {
  it('given a literal and a variable that both fit, when asked, then the literal wins', () => {
    expect(table.find('GET', '/v1/leads/rejected')).toMatchObject({
      kind: 'found',
      route: { method: '/tributary.leads.v1.LeadService/ListRejected' },
    });
  });

  it('given a known path, when asked with another verb, then it names the verbs that fit', () => {
    expect(table.find('DELETE', '/v1/leads/7')).toEqual({ kind: 'wrong-verb', allowed: ['GET', 'PATCH'] });
  });

  it('given an unknown path, when asked, then it is unknown', () => {
    expect(table.find('GET', '/v1/leads/7/8')).toEqual({ kind: 'unknown' });
    expect(table.find('GET', '/v1/lead')).toEqual({ kind: 'unknown' });
  });

  it('given a method without REST mapping, when the table is made, then it has no route', () => {
    expect(table.routes).toHaveLength(4);
  });

  it('given two methods for one verb and path, when the table is made, then the boot stops', () => {
    expect(() => makeRouteTable([method('A', 'GET', '/v1/leads/{lead_id}'), method('B', 'GET', '/v1/leads/{id}')])).toThrow(
      'both claim GET /v1/leads/{}',
    );
  });
});
