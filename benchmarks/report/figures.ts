export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const ms = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
export const times = (factor: number): string => `${factor.toFixed(factor < 10 ? 2 : 0)}×`;

/** One line: what was measured, how much it is, and what it should be. */
export const say = (what: string, value: string, goal = ''): void =>
  console.log(`  ${what.padEnd(64)} ${value.padStart(12)}   ${goal}`.trimEnd());
