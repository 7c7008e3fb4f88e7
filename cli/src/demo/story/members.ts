import { chanceOf } from './chance';
import { newIdCard } from './numbers';
import type { Prospect } from './prospects';

/** Somebody who registered in the company's app and proved who they are. */
export interface Member {
  readonly memberId: string;
  readonly prospect: Prospect;
  readonly idCard: string;
  /** ISO date. */
  readonly birthDate: string;
}

/** One in twelve. */
export function membersOf(seed: string, prospects: readonly Prospect[]): readonly Member[] {
  const chance = chanceOf(`${seed}/members`);
  const registered = prospects.filter(({ region }, index) => index % 12 === 5 && region !== '');
  return registered.map((prospect, index) => {
    const two = (number: number): string => String(number).padStart(2, '0');
    const birthDate = `${chance.between(1965, 1998)}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`;
    const idCard = newIdCard(chance, prospect.region, birthDate);
    return { memberId: `QY${String(100_001 + index * 7)}`, prospect, idCard, birthDate };
  });
}
