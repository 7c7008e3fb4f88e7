/** What can be done with many leads at once. */
export type BulkStep = 'claim' | 'transfer' | 'return';
