/** A spreadsheet runs a cell that begins like this as a formula. */
const runsAsFormula = /^[=+\-@\t\r]/;

/** The cell as CSV, harmless in a spreadsheet: what would run begins with an apostrophe. */
export function writeCell(value: string): string {
  const harmless = runsAsFormula.test(value) || isGuarded(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Takes the apostrophe off again, so that an error file that was put right can be imported as it is. */
export const readCell = (cell: string): string => (isGuarded(cell) ? cell.slice(1) : cell);

const isGuarded = (cell: string): boolean => /^'+[=+\-@\t\r]/.test(cell);

export const writeRow = (cells: readonly string[]): string => `${cells.map(writeCell).join(',')}\r\n`;
