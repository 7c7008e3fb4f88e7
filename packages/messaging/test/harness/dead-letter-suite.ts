import { eventually } from '@tributary/testing';
import { pause } from '../../src/pause';
import { onStage } from './stage';
import { changed, impatient, recording, staffQueue, upTo, type World } from './world';

/** What becomes of messages that cannot be applied, on every store. */
export function deadLetterSuite<Tx>(store: string, freshWorld: () => Promise<World<Tx>>): void {
  describe(`messages that fail over ${store}`, () => {
    const stage = onStage(freshWorld);
    const { start, employees, effectsOf, arrives, send, event } = stage;

    it('parks a failing message with what follows of its aggregate, lets the others go on, and catches up in order', async () => {
      const [sick, well] = employees(2) as [string, string];
      let healed = false;
      const handlers = recording(stage.world, (employee, version) => {
        if (employee === sick && version === 2 && !healed) throw new Error('not now');
      });
      start(stage.world.subscribeStaff(stage.rabbit, handlers, { retryIn: () => 1, retryPollMs: 20 }));
      await send(staffQueue, ...upTo(4).flatMap((version) => [event(sick, version), event(well, version)]));

      await arrives(well, upTo(4));
      await arrives(sick, [1]);
      const desk = stage.world.deadLetters(stage.rabbit);
      await eventually('the message and those behind it are parked', async () => {
        const states = (await desk.listDeadLetters({ aggregate: sick })).map(({ state }) => state);
        expect(states).toEqual(['parked', 'waiting', 'waiting']);
      });
      healed = true;

      await arrives(sick, upTo(4));
      expect(await desk.listDeadLetters({ aggregate: sick })).toEqual([]);
    });

    it('gives up after the last try, keeps the aggregate in order, and replays with exactly one effect', async () => {
      const [employee] = employees(1) as [string];
      let healed = false;
      const handlers = recording(stage.world, (aggregate, version) => {
        if (aggregate === employee && version === 1 && !healed) throw new Error('never');
      });
      start(stage.world.subscribeStaff(stage.rabbit, handlers, impatient));
      await send(staffQueue, event(employee, 1), event(employee, 2));
      const desk = stage.world.deadLetters(stage.rabbit);
      const dead = await eventually('it is dead', async () => {
        const [letter] = await desk.listDeadLetters({ queue: staffQueue, state: 'dead' });
        expect(letter).toMatchObject({ aggregate: employee, attempts: 3, reason: 'message.handler-failed' });
        return letter?.id ?? '';
      });
      expect(await effectsOf(employee)).toEqual([]);
      healed = true;

      expect(await desk.replayDeadLetters({ queue: staffQueue })).toBe(1);
      await arrives(employee, [1, 2]);
      expect(await desk.replayDeadLetter(staffQueue, dead)).toBe(false);
      expect(await effectsOf(employee)).toEqual([1, 2]);
    });

    it('goes on with what follows a dead letter that is discarded', async () => {
      const [employee] = employees(1) as [string];
      const handlers = recording(stage.world, (_, version) => {
        if (version === 1) throw new Error('never');
      });
      start(stage.world.subscribeStaff(stage.rabbit, handlers, impatient));
      await send(staffQueue, event(employee, 1), event(employee, 2), event(employee, 3));
      const desk = stage.world.deadLetters(stage.rabbit);
      const dead = await eventually('it is dead and two wait', async () => {
        const letters = await desk.listDeadLetters({ aggregate: employee });
        expect(letters.map(({ state }) => state)).toEqual(['dead', 'waiting', 'waiting']);
        return letters[0]?.id ?? '';
      });

      expect(await desk.showDeadLetter(staffQueue, dead)).toMatchObject({ state: 'dead', type: changed });
      expect(await desk.discardDeadLetter(staffQueue, dead)).toBe(true);
      await arrives(employee, [2, 3]);
      expect(await desk.listDeadLetters({ aggregate: employee })).toEqual([]);
    });

    it('lets nobody hold a message as the first while another one settles it', async () => {
      const [employee] = employees(1) as [string];
      const inbox = stage.world.inboxStore();
      const ids = ['first', 'second'].map((place) => `${place} of ${employee}`);
      const [first, second] = ids.map((id) => ({
        id,
        aggregate: employee,
        type: changed,
        body: Buffer.from('{}'),
        properties: '{}',
      }));
      if (!first || !second) throw new Error('there are two');
      await stage.world.transaction(async (tx) => {
        await inbox.receive(tx, staffQueue, [first, second]);
        await inbox.block(tx, staffQueue, employee, { attempts: 1, code: 'message.handler-failed', retryInMs: 60_000 });
        await inbox.park(tx, staffQueue, [first, second]);
      });

      let late: Promise<boolean> | undefined;
      await inbox.transaction(async (tx) => {
        expect(await inbox.holdFirst(tx, staffQueue, first)).toBe(true);
        late = inbox.transaction((other) => inbox.holdFirst(other, staffQueue, first));
        late.catch(() => undefined);
        // Long enough for the other one to reach the lock, and to see the messages as they are before this one is done.
        await pause(200);
        await inbox.settle(tx, staffQueue, first);
      });
      expect(await late).toBe(false);
      expect(await inbox.transaction((tx) => inbox.holdFirst(tx, staffQueue, second))).toBe(true);
      await inbox.transaction((tx) => inbox.settle(tx, staffQueue, second));
    });

    it('puts aside what cannot be read, says why, and goes on', async () => {
      const [employee] = employees(1) as [string];
      await send(
        staffQueue,
        'not JSON',
        Buffer.from([0xff, 0x00]),
        event(employee, 1, { type: 'tributary.directory.employee.promoted.v1' }),
        event(employee, 1, { type: 'tributary.directory.employee.changed.v9' }),
        event(employee, 1, { data: { capacity: 'many' } }),
        event(employee, 1, { sequence: '-1' }),
        event(employee, 2),
      );
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));

      await arrives(employee, [2]);
      const desk = stage.world.deadLetters(stage.rabbit);
      const reasons = await eventually('all six are listed', async () => {
        const letters = await desk.listDeadLetters({ queue: staffQueue, state: 'undeliverable' });
        expect(letters).toHaveLength(6);
        return letters.map(({ reason }) => reason);
      });
      expect(reasons).toEqual([
        'message.malformed',
        'message.malformed',
        'message.unknown-type',
        'message.unknown-version',
        'message.malformed',
        'message.malformed',
      ]);
      const [first] = await desk.listDeadLetters({ queue: staffQueue });
      expect(await desk.showDeadLetter(staffQueue, first?.id ?? '')).toMatchObject({ body: 'not JSON' });
      expect(await desk.discardDeadLetter(staffQueue, first?.id ?? '')).toBe(true);
      expect(await desk.listDeadLetters({ queue: staffQueue })).toHaveLength(5);
    });

    it('replays a message from the broker with one effect', async () => {
      const [employee] = employees(1) as [string];
      await send(`${staffQueue}.dead`, event(employee, 1));
      start(stage.world.subscribeStaff(stage.rabbit, recording(stage.world)));
      const desk = stage.world.deadLetters(stage.rabbit);
      const [letter] = await desk.listDeadLetters({ queue: staffQueue });
      expect(letter).toMatchObject({ aggregate: employee, state: 'undeliverable', reason: 'message.delivery-limit' });

      expect(await desk.replayDeadLetter(staffQueue, letter?.id ?? '')).toBe(true);
      await arrives(employee, [1]);
      expect(await desk.replayDeadLetter(staffQueue, letter?.id ?? '')).toBe(false);
      expect(await desk.listDeadLetters({ queue: staffQueue })).toEqual([]);
    });
  });
}
