/** PostgreSQL says null where the domain says undefined. */
export const withoutNulls = <Row extends object>(row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as Row;
