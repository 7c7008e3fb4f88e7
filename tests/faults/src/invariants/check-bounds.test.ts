import { checkBounds } from './check-bounds';

const usual = { megabytes: 150, files: 40 };

describe('the bounds of a run', () => {
  it('are kept by a run of the usual size that converged', () => {
    expect(checkBounds(usual, 3)).toEqual([]);
  });

  it.each([
    ['a process that grew', { ...usual, megabytes: 401 }, 3, 'I6'],
    ['a process that leaves files open', { ...usual, files: 201 }, 3, 'I6'],
    ['a run that never settled', usual, undefined, 'I5'],
  ])('are broken by %s', (_, footprint, convergenceSeconds, invariant) => {
    expect(checkBounds(footprint, convergenceSeconds).map((violation) => violation.invariant)).toEqual([invariant]);
  });
});
