export interface NumberDesk {
  /** One more than the last; others who want a number of this kind and year wait until the transaction ends. */
  nextNumber(letter: 'C' | 'O', year: number): Promise<number>;
}
