import type { Outbox } from '@tributary/messaging/postgres';
import { audit, type Tx } from '@tributary/stores/postgres';
import type { ReviewTask, ReviewTaskChange, ReviewTaskView } from '../../domain/review-task';

export type ReviewTaskRow = { readonly [Column in keyof ReviewTaskView]: ReviewTaskView[Column] | null };

/** Of a view, the sides are the customers that stand for them now; left and right joins give it names. */
export const taskColumns = `r.id, r.version, r.state, r.probability, r.evidence, r.model_version as "modelVersion",
  r.record_id as "recordId", r.opened_at as "openedAt", r.decided_by as "decidedBy", r.decided_at as "decidedAt", r.reason`;

export const taskViewFrom = `
  select ${taskColumns}, lc.id as "leftId", rc.id as "rightId",
         lc.display_name as "leftDisplayName", rc.display_name as "rightDisplayName"
    from review_tasks r
    join customer_tree lt on lt.customer_id = r.left_id join customers lc on lc.id = lt.surviving_id
    join customer_tree rt on rt.customer_id = r.right_id join customers rc on rc.id = rt.surviving_id`;

/** Columns that are not set yet are absent in the domain. */
export const present = <T>(row: object): T => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;

/** Questions for people, in one transaction. */
export const reviewTaskRows = (tx: Tx, outbox: Outbox) => ({
  ask: async ({ task, event }: ReviewTaskChange): Promise<string | undefined> => {
    const added = await tx.run(
      `insert into review_tasks (id, version, state, left_id, right_id, probability, evidence, model_version, record_id, opened_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
        where not exists (
          select from review_tasks asked
            join customer_tree l on l.customer_id = asked.left_id
            join customer_tree r on r.customer_id = asked.right_id
           where (l.surviving_id = $4 and r.surviving_id = $5) or (l.surviving_id = $5 and r.surviving_id = $4))
       on conflict (left_id, right_id) do nothing`,
      [
        task.id,
        task.version,
        task.state,
        task.leftId,
        task.rightId,
        task.probability,
        JSON.stringify(task.evidence),
        task.modelVersion,
        task.recordId,
        task.openedAt,
      ],
    );
    if (added === 0) return undefined;
    await outbox.add(tx, { aggregate: task.id, version: task.version }, [event]);
    return task.id;
  },

  holdTask: async (reviewTaskId: string): Promise<ReviewTask | undefined> => {
    const row = await tx.one<object>(
      `select ${taskColumns}, r.left_id as "leftId", r.right_id as "rightId" from review_tasks r where r.id = $1 for update`,
      [reviewTaskId],
    );
    return row && present<ReviewTask>(row);
  },

  /** Without those that somebody is just deciding: they wait for the customers we hold, and see the merge then. */
  questionsWithin: async (customerId: string): Promise<readonly ReviewTask[]> => {
    const rows = await tx.many<object>(
      `select ${taskColumns}, r.left_id as "leftId", r.right_id as "rightId"
         from customer_tree l
         join review_tasks r on r.left_id = l.customer_id and r.state = 'open'
         join customer_tree t on t.customer_id = r.right_id and t.surviving_id = $1
        where l.surviving_id = $1
          for update of r skip locked`,
      [customerId],
    );
    return rows.map((row) => present<ReviewTask>(row));
  },

  saveTask: async ({ task, event }: ReviewTaskChange): Promise<void> => {
    const saved = await tx.run(
      `update review_tasks set version = $2, state = $3, decided_by = $4, decided_at = $5, reason = $6
        where id = $1 and version = $2 - 1`,
      [task.id, task.version, task.state, task.decidedBy, task.decidedAt, task.reason],
    );
    if (saved !== 1) throw new Error(`review task ${task.id} was not at version ${task.version - 1}`);
    await outbox.add(tx, { aggregate: task.id, version: task.version }, [event]);
    await audit(tx, {
      action: 'review-task.decided',
      entity: 'review-task',
      entityId: task.id,
      after: { decision: task.state, reason: task.reason ?? '' },
    });
  },

  standingFor: async ({ leftId, rightId }: ReviewTask): Promise<readonly [string, string]> => {
    const rows = await tx.many<{ customerId: string; survivingId: string }>(
      `select customer_id as "customerId", surviving_id as "survivingId" from customer_tree where customer_id = any($1::uuid[])`,
      [[leftId, rightId]],
    );
    const survivorOf = (id: string) => rows.find(({ customerId }) => customerId === id)?.survivingId ?? id;
    return [survivorOf(leftId), survivorOf(rightId)];
  },

  taskView: async (reviewTaskId: string): Promise<ReviewTaskView | undefined> => {
    const row = await tx.one<object>(`${taskViewFrom} where r.id = $1`, [reviewTaskId]);
    return row && present<ReviewTaskView>(row);
  },
});
