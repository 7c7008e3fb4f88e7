import type { Actor } from '@tributary/service-kit';
import type { LeadSettings } from './lead-settings';

export interface SettingsOnFile {
  settings(actor: Actor): Promise<LeadSettings>;
}

export const makeGetLeadSettings =
  (file: SettingsOnFile) =>
  (actor: Actor): Promise<LeadSettings> =>
    file.settings(actor);
