import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { z } from 'zod';
import type { AssignmentRule } from '../policy';
import { type AssignmentFacts, assignmentFactNames } from './assignment-facts';

/**
 * LD-4: the first rule whose conditions hold. Asynchronous because the rules engine is; it reads nothing but the facts.
 * Conditions must have passed `areConditions`: the engine fails on unknown operators while it runs.
 */
export async function chooseRule(rules: readonly AssignmentRule[], facts: AssignmentFacts): Promise<AssignmentRule | undefined> {
  for (const rule of rules) {
    if (await applies(rule, facts)) return rule;
  }
  return undefined;
}

async function applies({ conditions }: AssignmentRule, facts: AssignmentFacts): Promise<boolean> {
  if (!conditions || isEmpty(conditions)) return true;
  const engine = new Engine([{ conditions: conditions as unknown as TopLevelCondition, event: { type: 'applies' } }]);
  const { results } = await engine.run(facts);
  return results.length > 0;
}

const comparison = z.strictObject({
  fact: z.enum(assignmentFactNames),
  operator: z.enum(['equal', 'notEqual', 'in', 'notIn', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive']),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]),
});

const group: z.ZodType = z.lazy(() => {
  const member = z.union([comparison, group]);
  return z.union([
    z.strictObject({ all: z.array(member) }),
    z.strictObject({ any: z.array(member) }),
    z.strictObject({ not: member }),
  ]);
});

/** Whether these are conditions the engine understands about facts that exist; asked when rules are saved. */
export const areConditions = (conditions: Readonly<Record<string, unknown>>): boolean =>
  isEmpty(conditions) || group.safeParse(conditions).success;

const isEmpty = (conditions: Readonly<Record<string, unknown>>): boolean => Object.keys(conditions).length === 0;
