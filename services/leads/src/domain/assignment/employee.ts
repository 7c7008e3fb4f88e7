/** What assignment and custody need to know of an employee; a copy of what the directory says (DR-1). */
export interface Employee {
  readonly id: string;
  /** `/hq/east/shanghai/` */
  readonly teamPath: string;
  /** Skills in the directory's words; products and industries somebody sells are among them. */
  readonly skills: readonly string[];
  /** GB/T 2260 codes with two to six digits; a shorter one covers what begins with it. */
  readonly territories: readonly string[];
  readonly languages: readonly string[];
  /** 0: the policy's holding limit. */
  readonly capacity: number;
  /** Works here and holds the permission to follow up. */
  readonly takesLeads: boolean;
  readonly left: boolean;
}
