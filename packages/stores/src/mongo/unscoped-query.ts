/** A query that could touch rows outside anybody's scope: it has no actor, or it is of a kind that cannot be scoped. A bug. */
export class UnscopedQuery extends Error {
  override readonly name = 'UnscopedQuery';

  constructor(collection: string, reason: string) {
    super(`query on ${collection} refused: ${reason}`);
  }
}
