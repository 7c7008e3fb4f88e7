import type { Tx } from '@tributary/stores/postgres';
import type { NumberDesk } from '../../use-cases/number-desk';

export const documentNumbers = (tx: Tx): NumberDesk => ({
  nextNumber: async (letter, year) => {
    const row = await tx.one<{ last: number }>(
      `insert into document_numbers as n (letter, year, last) values ($1, $2, 1)
       on conflict (letter, year) do update set last = n.last + 1 returning last`,
      [letter, year],
    );
    return row?.last ?? 1;
  },
});
