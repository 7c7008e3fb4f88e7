/** A reference to a customer. It follows merges and splits; what it was made with says whither (MD-6). */
export interface CustomerLink {
  readonly id: string;
  readonly madeWithId: string;
}

/** What the desk knows of a customer from what others have told. */
export interface CustomerFacts {
  /** The id they go by now. */
  readonly id: string;
  /** Empty while nobody owns them. */
  readonly ownerId: string;
  /** A, B, C, at-risk; empty before the first purchase. */
  readonly tier: string;
}
