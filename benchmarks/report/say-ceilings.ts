import { perSecond, say } from './figures';

type Rates = Readonly<Record<string, number>>;

const rates = (ceilings: Rates): [name: string, rate: number][] => Object.entries(ceilings);

/** What the machine did before and after a measurement, and a word when it did not stay the same; returns the means. */
export function sayCeilings<Ceilings extends { readonly [Name in keyof Ceilings]: number }>(
  before: Ceilings,
  after: Ceilings,
  names: Readonly<Record<keyof Ceilings, string>>,
): Ceilings {
  const second = after as Rates;
  const means = rates(before as Rates).map(([name, first]): [string, number] => {
    const then = second[name] ?? Number.NaN;
    say(`ceiling: ${names[name as keyof Ceilings]}`, perSecond(first), `afterwards ${perSecond(then)}`);
    return [name, (first + then) / 2];
  });
  return Object.fromEntries(means) as Ceilings;
}

/** Two measurements of one thing that differ by more than a quarter say that somebody else was using the machine. */
export function warnIfMoved(before: number, after: number): void {
  if (Math.abs(before - after) <= (before + after) / 8) return;
  console.log('  The ceilings moved by more than a quarter: this machine was busy, and the figures below count for nothing.');
}
