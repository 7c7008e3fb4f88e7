import fc from 'fast-check';
import { planPorts, quietPorts } from './plan-ports';

const allFree = async () => true;
const doors = ['grpc', 'http'] as const;
const preferred = { grpc: 7003, http: 7103 };

describe('the plan of ports', () => {
  it('gives every door the port it prefers while that is free', async () => {
    const plan = await planPorts([{ service: 'leads', doors, preferred }], { isFree: allFree, candidates: [] });
    expect(plan.get('leads')).toEqual({ grpc: 7003, http: 7103 });
  });

  it('passes over a port that somebody else holds', async () => {
    const isFree = async (port: number) => port !== 7003 && port !== 20_000;
    const plan = await planPorts([{ service: 'leads', doors, preferred }], { isFree, candidates: [20_000, 20_001] });
    expect(plan.get('leads')).toEqual({ grpc: 20_001, http: 7103 });
  });

  it('gives a door for browsers to those who have one', async () => {
    const plan = await planPorts([{ service: 'gateway', doors: [...doors, 'web'] }], { isFree: allFree, candidates: [1, 2, 3] });
    expect(plan.get('gateway')).toEqual({ grpc: 1, http: 2, web: 3 });
  });

  it('says so when nothing is left', async () => {
    await expect(planPorts([{ service: 'leads', doors }], { isFree: allFree, candidates: [20_000] })).rejects.toThrow(
      'no free port',
    );
  });

  it('never gives a port twice', async () => {
    const ports = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 60 });
    await fc.assert(
      fc.asyncProperty(ports, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), async (candidates, wishes) => {
        const plan = await planPorts(
          wishes.map((port, index) => ({ service: `s${index}`, doors, preferred: { grpc: port, http: port } })),
          { isFree: allFree, candidates },
        );
        const given = [...plan.values()].flatMap(({ grpc, http }) => [grpc, http]);
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});

describe('quiet ports', () => {
  it('are all different and below the range of outgoing connections', () => {
    const ports = [...quietPorts(0.9999)];
    expect(new Set(ports).size).toBe(10_000);
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });
});
