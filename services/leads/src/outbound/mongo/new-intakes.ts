import type { Outbox } from '@tributary/messaging/mongo';
import type { MongoTx } from '@tributary/stores/mongo';
import type { IntakeChange } from '../../domain/intake/intake';
import type { IntakeShelf } from '../../use-cases/intake/intake-shelf';
import { addIntakes, findIntake, intakeRows } from './intake-rows';

interface New {
  readonly change: IntakeChange;
  /** Whether the store was asked for one with this id. */
  readonly lookedUp: boolean;
}

/** By transaction and id: a record may come twice among the messages of one. */
const newOnes = new WeakMap<MongoTx, Map<string, New>>();

export function newIntakes(tx: MongoTx, outbox: Outbox, onKept: () => void): IntakeShelf {
  const news = newOnes.get(tx) ?? begin(tx, outbox, onKept);

  const keep: IntakeShelf['keep'] = async (change) => {
    const { id } = change.intake;
    const known = news.get(id)?.change.intake ?? (await findIntake(tx, id));
    if (known) return known;
    news.set(id, { change, lookedUp: true });
    await addIntakes(tx, outbox, [change]);
    tx.afterCommit(onKept);
    return change.intake;
  };

  return {
    keep,
    shelve: async (change) => {
      const { id } = change.intake;
      // The event that tells of a rejection belongs to the trace of its message, which is the present one now and not later.
      if (change.events.length > 0) await keep(change);
      else if (!news.has(id)) news.set(id, { change, lookedUp: false });
    },
  };
}

function begin(tx: MongoTx, outbox: Outbox, onKept: () => void): Map<string, New> {
  const news = new Map<string, New>();
  newOnes.set(tx, news);
  tx.beforeCommit(async () => {
    const unasked = [...news].filter(([, { lookedUp }]) => !lookedUp);
    if (unasked.length === 0) return;
    const ids = unasked.map(([id]) => id);
    const known = new Set(await intakeRows(tx.connection).distinct('_id', { _id: { $in: ids } }, { session: tx.session }));
    const fresh = unasked.flatMap(([id, { change }]) => (known.has(id) ? [] : [change]));
    await addIntakes(tx, outbox, fresh);
    if (fresh.length > 0) tx.afterCommit(onKept);
  });
  return news;
}
