import { escapeLiteral } from 'pg';

/** For statements that travel together and therefore cannot carry parameters. */
export function sqlLiteral(value: string): string {
  // The protocol ends a statement at the first zero byte.
  if (value.includes('\0')) throw new TypeError('a zero byte cannot be sent to PostgreSQL');
  return escapeLiteral(value);
}
