import type { Receivable } from './finance-api';

/** Some of it is owed, and the day it was due on has passed here. */
export function isOverdue({ dueOn, outstanding }: Pick<Receivable, 'dueOn' | 'outstanding'>, now: number): boolean {
  const { amount } = outstanding ?? { amount: '0' };
  return Number(amount) > 0 && new Date(`${dueOn}T23:59:59`).getTime() < now;
}
