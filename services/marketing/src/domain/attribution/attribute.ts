import type { Channel } from '../channel';
import { divide, isZero } from '../money';
import type { TouchGroup } from './touch';

export const models = ['first-touch', 'last-touch', 'linear'] as const;
export type AttributionModel = (typeof models)[number];

/** A part of an amount, and whom a model gives it to (MK-2). */
export interface Share {
  readonly model: AttributionModel;
  /** Empty: no touch led to it. */
  readonly channel: Channel | '';
  /** A campaign's code; empty when the touch came with none. */
  readonly campaign: string;
  readonly amount: string;
}

/** How many shares of the whole a group gets, among those of all groups. */
const weights: Readonly<Record<AttributionModel, (groups: readonly TouchGroup[]) => readonly number[]>> = {
  'first-touch': (groups) => {
    const first = Math.min(...groups.map((group) => group.first));
    return groups.map((group) => Number(group.first === first));
  },
  'last-touch': (groups) => {
    const last = Math.max(...groups.map((group) => group.last));
    return groups.map((group) => Number(group.last === last));
  },
  linear: (groups) => groups.map(({ touches }) => touches),
};

/** MK-2: by every model. Shares of a model add up to the amount, to its last place; without touches nobody gets it. */
export function attribute(amount: string, groups: readonly TouchGroup[]): readonly Share[] {
  if (groups.length === 0) return models.map((model) => ({ model, channel: '', campaign: '', amount }));
  const inOrder = [...groups].sort((a, b) => a.first - b.first);
  return models.flatMap((model) => {
    const parts = divide(amount, weights[model](inOrder));
    return inOrder
      .map(({ channel, campaign }, place): Share => ({ model, channel, campaign, amount: parts[place] ?? '0' }))
      .filter((share) => !isZero(share.amount));
  });
}
