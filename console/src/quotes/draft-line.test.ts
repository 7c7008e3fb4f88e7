import { readyLines } from './draft-line';

describe('a quote that is being typed', () => {
  it('has a price for the lines that are complete', () => {
    expect(
      readyLines([
        { sku: 'CNC-850', quantity: '2', discountPercent: '5.5' },
        { sku: null, quantity: '1', discountPercent: '' },
        { sku: 'TOOL-1', quantity: '0' },
        { sku: 'TOOL-2', quantity: '1', discountPercent: '101' },
        undefined,
        { sku: 'TOOL-3', quantity: '12' },
      ]),
    ).toEqual([
      { sku: 'CNC-850', quantity: 2, discountPercent: '5.5' },
      { sku: 'TOOL-3', quantity: 12, discountPercent: '' },
    ]);
  });
});
