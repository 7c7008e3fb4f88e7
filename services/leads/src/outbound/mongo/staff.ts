import { serviceActor } from '@tributary/service-kit';
import type { MongoStore, MongoTx } from '@tributary/stores/mongo';
import { listKey, teamsAbove } from '../../domain/lead/list-keys';
import type { HandOvers } from '../../use-cases/staff/hand-over-leads';
import type { Staff } from '../../use-cases/staff/keep-employee';
import type { Leavers } from '../../use-cases/staff/leave-employee';
import { collection, withoutUndefined } from './collections';
import { asked, leadRows } from './lead-rows';

/** Events may come again after the inbox has forgotten them: an older version changes nothing. */
export const makeStaff = (): Staff<MongoTx> & Leavers<MongoTx> => ({
  keep: async ({ connection, session }, { id, ...employee }, version) => {
    const employees = collection(connection, 'employees');
    const known = await employees.findOne({ _id: id }, { session, projection: { version: 1 } });
    if (known && known.version >= version) return;
    const document = { ...employee, teamPaths: teamsAbove(employee.teamPath), version };
    await employees.replaceOne({ _id: id }, document, { session, upsert: true, ...withoutUndefined });
  },

  leave: async ({ connection, session }, { leaverId, successorId, leftAt }, version) => {
    const employees = collection(connection, 'employees');
    const known = await employees.findOne({ _id: leaverId }, { session, projection: { version: 1 } });
    if (known && known.version >= version) return;
    const gone = { $set: { takesLeads: false, left: true, version } };
    await employees.updateOne({ _id: leaverId }, gone, { session, upsert: true });
    const handOver = { $setOnInsert: { successorId, leftAt } };
    await collection(connection, 'hand_overs').updateOne({ _id: leaverId }, handOver, { session, upsert: true });
  },
});

export const makeHandOvers = ({ connection }: MongoStore): HandOvers => ({
  open: async () => {
    const open = await collection(connection, 'hand_overs').find().sort({ leftAt: 1 }).limit(100).toArray();
    return open.map(({ _id, ...handOver }) => ({ leaverId: _id, ...handOver }));
  },

  leadsHeldBy: async (employeeId, limit) => {
    const held = { listKeys: listKey({ kind: 'holder', id: employeeId }), 'custody.state': { $nin: ['locked' as const] } };
    const leads = await leadRows(connection)
      .find(held, { projection: { _id: 1 }, ...asked({ connection, actor: serviceActor('leads') }) })
      .limit(limit)
      .toArray();
    return leads.map(({ _id }) => _id);
  },

  close: async (leaverId) => {
    await collection(connection, 'hand_overs').deleteOne({ _id: leaverId });
  },
});
