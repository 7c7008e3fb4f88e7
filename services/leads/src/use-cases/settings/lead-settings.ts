import type { LeadPolicy } from '../../domain/policy';

/** The policy in force. Version 0 stands for the defaults. */
export interface LeadSettings extends LeadPolicy {
  readonly version: number;
}
