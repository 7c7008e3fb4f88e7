import { toWire } from '@tributary/contracts';
import type { MarketingEvent } from '../event';
import { isZero, minus } from '../money';
import { type AttributionModel, attribute, type Share } from './attribute';
import type { TouchGroup } from './touch';

/** Collected money, the touches that led to it, and who has it by now. */
export interface Attributable {
  readonly collectionId: string;
  readonly contractId: string;
  readonly customerId: string;
  readonly amount: string;
  readonly currency: string;
  /** Approved and not reversed. */
  readonly counts: boolean;
  /** Touches up to the signature. */
  readonly touches: readonly TouchGroup[];
  /** The sums of the entries so far, without those of nothing. */
  readonly shares: readonly Share[];
  /** The number of events so far. */
  readonly version: number;
}

export interface Reattribution {
  readonly collectionId: string;
  readonly version: number;
  readonly currency: string;
  /** What to add to the entries so far; below zero where something is taken back. */
  readonly entries: readonly Share[];
  readonly event: Extract<MarketingEvent, { readonly type: 'tributary.marketing.collection.attributed.v1' }>;
}

/** MK-2: gives the money to whom it is owed by what is known now. Undefined when they have it already. */
export function reattribute(known: Attributable, now: Date): Reattribution | undefined {
  const { collectionId, contractId, customerId, amount, currency, counts, touches, shares, version } = known;
  const wanted = counts ? attribute(amount, touches) : [];
  const entries = difference(shares, wanted);
  if (entries.length === 0) return undefined;
  return {
    ...{ collectionId, currency, entries, version: version + 1 },
    event: {
      type: 'tributary.marketing.collection.attributed.v1',
      data: {
        ...{ collectionId, contractId, customerId, amount: { amount: counts ? amount : '0', currency } },
        shares: wanted.map((share) => ({
          model: toWire('ATTRIBUTION_MODEL', share.model),
          channel: share.channel ? toWire('CHANNEL', share.channel) : 'CHANNEL_UNSPECIFIED',
          campaign: share.campaign,
          amount: { amount: share.amount, currency },
        })),
        ...{ firstTouchCampaign: campaignOf(wanted, 'first-touch'), lastTouchCampaign: campaignOf(wanted, 'last-touch') },
        attributedAt: now,
      },
    },
  };
}

/** Entries that make `wanted` of `had`. */
export function difference(had: readonly Share[], wanted: readonly Share[]): readonly Share[] {
  const keyOf = ({ model, channel, campaign }: Share): string => JSON.stringify([model, channel, campaign]);
  const before = new Map(had.map((share) => [keyOf(share), share]));
  const after = new Map(wanted.map((share) => [keyOf(share), share]));
  const both = new Map([...before, ...after]);
  return [...both]
    .map(([key, share]) => ({ ...share, amount: minus(after.get(key)?.amount ?? '0', before.get(key)?.amount ?? '0') }))
    .filter(({ amount }) => !isZero(amount));
}

const campaignOf = (shares: readonly Share[], model: AttributionModel): string =>
  shares.find((share) => share.model === model)?.campaign ?? '';
