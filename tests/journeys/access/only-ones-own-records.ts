import { randomUUID } from 'node:crypto';
import { allMethods, type MethodFacts, methodFacts } from '@tributary/contracts';
import type { Body } from '../support/api';
import type { Company } from '../support/company';
import { type GrpcDoors, openGrpcDoors } from '../support/grpc-doors';
import { type Answer, askByGrpc, askByRest } from './ask';
import { type Asker, hirePeople, type People } from './people';
import { makeRecords, type Records } from './records';
import { elsewhere, lists, type Way, ways } from './ways';

const factsOf = (name: string): MethodFacts => {
  const facts = methodFacts(`/tributary.${name}`);
  if (!facts) throw new Error(`proto/ has no method ${name}`);
  return facts;
};

type Asking = readonly [door: string, ask: (method: MethodFacts, request: Body, token: string) => Promise<Answer>];

/**
 * PERM-1: whose records somebody sees and changes, at both doors of every method. Everybody here has every permission, so
 * that nothing but their reach is in the way.
 *
 * What is out of reach is told like what does not exist: answers to a stranger are compared with those about an id that
 * nobody has, and lists and sums with what the same stranger got before the records were made.
 */
export function onlyOnesOwnRecords(the: () => Company): void {
  let people: People;
  let records: Records;
  let doors: GrpcDoors;
  let before: Readonly<Record<string, readonly Answer[]>>;

  const byRest: Asking = ['REST', (method, request, token) => askByRest(the().url, method, request, token)];
  const byGrpc: Asking = ['gRPC', (method, request, token) => askByGrpc(doors, method, request, token)];

  const listed = async (name: string, { token }: Asker): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (const [, ask] of [byRest, byGrpc]) {
      for (const request of lists[name] ?? []) answers.push(await ask(factsOf(name), request, token));
    }
    return answers;
  };
  const everyList = async (askers: readonly Asker[]): Promise<Record<string, Answer[]>> => {
    const answers: Record<string, Answer[]> = {};
    for (const name of Object.keys(lists)) {
      for (const asker of askers) answers[`${name} by ${asker.who}`] = await listed(name, asker);
    }
    return answers;
  };

  beforeAll(async () => {
    doors = openGrpcDoors(the());
    people = await hirePeople(the());
    before = await everyList([...people.outsiders, ...people.insiders]);
    records = await makeRecords(the(), people);
  }, 180_000);
  afterAll(() => doors?.close());

  it('every method with a REST address is tried, or it is said why it cannot be', () => {
    const said = [...Object.keys(ways), ...Object.keys(lists), ...Object.values(elsewhere).flat()].map(
      (name) => factsOf(name).path,
    );
    expect(said.filter((path, at) => said.indexOf(path) !== at)).toEqual([]);
    const reachable = allMethods().filter(({ http }) => http);
    expect(reachable.map(({ path }) => path).filter((path) => !said.includes(path))).toEqual([]);
  });

  describe.each(Object.entries(ways))('%s', (name, { record, request, tooLate }: Way) => {
    const method = factsOf(name);
    const answerTo = async ([, ask]: Asking, { token }: Asker, id: string): Promise<Answer> => {
      const { code, seen } = await ask(method, request(id), token);
      return { code, seen: seen.replaceAll(id, '<id>') };
    };

    it.each([byRest, byGrpc])('%s: tells a stranger what it tells of a record that does not exist', async (...asking) => {
      const answersTo = (id: string): Promise<readonly Answer[]> =>
        Promise.all(people.outsiders.map((outsider) => answerTo(asking, outsider, id)));
      const [real, madeUp] = [await answersTo(records[record]), await answersTo(randomUUID())];
      if (tooLate) expect(real.map(({ code }) => code)).toEqual(people.outsiders.map(() => tooLate));
      else expect(real).toEqual(madeUp);
      if (!method.idempotent) expect(real.map(({ code }) => code)).not.toContain('ok');
    });

    if (method.idempotent) {
      it('shows it to some of those who reach it', async () => {
        const told = await Promise.all(people.insiders.map((insider) => answerTo(byRest, insider, records[record])));
        const madeUp = await answerTo(byRest, people.owner, randomUUID());
        expect(told.filter((answer) => JSON.stringify(answer) !== JSON.stringify(madeUp))).not.toEqual([]);
      });
    }
  });

  describe('lists, searches and sums', () => {
    it('show a stranger what they showed before the records were made', async () => {
      const after = await everyList(people.outsiders);
      expect(after).toEqual(Object.fromEntries(Object.keys(after).map((key) => [key, before[key]])));
    });

    /** Nothing was rejected, and nobody here is asked to approve. */
    const showsNothingOfThem = ['leads.v1.IntakeService/ListRejectedIntakes', 'directory.v1.ApprovalService/ListMyApprovals'];
    it.each(Object.keys(lists).filter((name) => !showsNothingOfThem.includes(name)))(
      '%s: shows them to who reaches them',
      async (name) => {
        const changed = await Promise.all(
          people.insiders.map(
            async (insider) =>
              JSON.stringify(await listed(name, insider)) !== JSON.stringify(before[`${name} by ${insider.who}`]),
          ),
        );
        expect(changed).toContain(true);
      },
    );
  });
}
