import type { Actor, Refusal } from '@tributary/service-kit';
import { areConditions } from '../../domain/assignment/choose-rule';
import { isTimeZone } from '../../domain/days';
import type { LeadPolicy } from '../../domain/policy';
import type { LeadSettings } from './lead-settings';

export interface UpdateLeadSettings extends LeadPolicy {
  readonly expectedVersion: number;
}

export interface SettingsShelf {
  settings(): Promise<LeadSettings>;
  saveSettings(before: LeadSettings, after: LeadSettings): Promise<void>;
}

export interface Needs {
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: SettingsShelf) => Promise<T>) => Promise<T>;
}

export type SettingsRefusal = Refusal<
  'record.version-conflict' | 'lead-settings.rule-invalid' | 'lead-settings.time-zone-unknown'
>;

/** OPS-4: takes effect without a restart. What no schema can check is checked here, before any lead meets it. */
export const makeUpdateLeadSettings =
  ({ atTheShelf }: Needs) =>
  async (actor: Actor, { expectedVersion, ...policy }: UpdateLeadSettings): Promise<LeadSettings | SettingsRefusal> => {
    const broken = policy.assignmentRules.findIndex(({ conditions }) => conditions && !areConditions(conditions));
    if (broken >= 0) return { refused: 'lead-settings.rule-invalid', field: `assignmentRules[${broken}].conditions` };
    if (!isTimeZone(policy.custody.timeZone)) return { refused: 'lead-settings.time-zone-unknown', field: 'custody.timeZone' };

    return atTheShelf(actor, async (shelf) => {
      const before = await shelf.settings();
      if (before.version !== expectedVersion) return { refused: 'record.version-conflict' };
      const after: LeadSettings = { ...policy, version: before.version + 1 };
      await shelf.saveSettings(before, after);
      return after;
    });
  };
