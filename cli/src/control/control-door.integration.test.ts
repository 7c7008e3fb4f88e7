import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askUp } from './ask-up';
import { type ControlAnswers, controlSocket, type Description, openControlDoor } from './control-door';

const description: Description = { pid: 7, state: 'up', url: 'http://127.0.0.1:8080', services: [], stores: [] };
const answers: ControlAnswers = {
  describe: async () => description,
  environmentOf: (service) => (service === 'leads' ? { MONGODB_URL: 'mongodb://127.0.0.1' } : undefined),
  stop: async () => undefined,
};

describe('the door by which other commands find a running up', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'tributary-control-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('tells nothing where nobody runs', async () => {
    expect(await askUp(home).describe()).toBeUndefined();
    expect(await askUp(home).stop()).toBeUndefined();
  });

  it('describes the run, gives environments, and stops it', async () => {
    const door = await openControlDoor(home, answers);
    expect(await askUp(home).describe()).toEqual(description);
    expect(await askUp(home).environmentOf('leads')).toEqual({ MONGODB_URL: 'mongodb://127.0.0.1' });
    expect(await askUp(home).environmentOf('nobody')).toBeUndefined();
    expect(await askUp(home).stop()).toEqual({});
    door?.close();
  });

  it('stays shut for a second one while the first lives', async () => {
    const first = await openControlDoor(home, answers);
    expect(await openControlDoor(home, answers)).toBeUndefined();
    expect(await askUp(home).describe()).toEqual(description);
    first?.close();
  });

  it('opens to exactly one of two who come at the same time', async () => {
    const doors = await Promise.all([openControlDoor(home, answers), openControlDoor(home, answers)]);
    expect(doors.filter((door) => door !== undefined)).toHaveLength(1);
    for (const door of doors) door?.close();
  });

  it('opens where a killed process left its socket behind', async () => {
    const socket = controlSocket(home);
    const script = `require('node:http').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    expect(() => execFileSync(process.execPath, ['-e', script, socket])).toThrow();

    const door = await openControlDoor(home, answers);
    expect(await askUp(home).describe()).toEqual(description);
    door?.close();
  });
});
