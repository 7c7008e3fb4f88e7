/** MD-6: the id the reference was made with is kept, because a later split names that one. */
export interface CustomerLink {
  readonly id: string;
  readonly madeWithId: string;
}
