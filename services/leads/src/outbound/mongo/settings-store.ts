import type { Actor } from '@tributary/service-kit';
import { audit, inMongoTransaction, type MongoStore } from '@tributary/stores/mongo';
import type { ClientSession } from 'mongoose';
import { defaultPolicy } from '../../domain/policy';
import type { SettingsOnFile } from '../../use-cases/settings/get-lead-settings';
import type { LeadSettings } from '../../use-cases/settings/lead-settings';
import type { SettingsShelf } from '../../use-cases/settings/update-lead-settings';
import { collection, withoutUndefined } from './collections';

const id = 'lead-settings';
const freshForMs = 5_000;

export interface SettingsStore extends SettingsOnFile {
  /** What is in force, as of the last five seconds; commands ask for it each time. */
  readonly policy: () => Promise<LeadSettings>;
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: SettingsShelf) => Promise<T>) => Promise<T>;
}

export function makeSettingsStore(store: MongoStore): SettingsStore {
  let cached: { readonly settings: Promise<LeadSettings>; readonly until: number } | undefined;

  const read = async (session?: ClientSession): Promise<LeadSettings> => {
    const kept = await collection(store.connection, 'settings').findOne({ _id: id }, session ? { session } : {});
    if (!kept) return { ...defaultPolicy, version: 0 };
    const { _id, ...settings } = kept;
    return settings;
  };

  return {
    settings: () => read(),

    policy: () => {
      if (!cached || cached.until < Date.now()) {
        const settings = read();
        cached = { settings, until: Date.now() + freshForMs };
        // A failure is the present caller's, not that of everybody within the next seconds.
        settings.catch(() => {
          cached = undefined;
        });
      }
      return cached.settings;
    },

    atTheShelf: (actor, work) =>
      inMongoTransaction(store, actor, (tx) =>
        work({
          settings: () => read(tx.session),
          saveSettings: async (before, after) => {
            await collection(tx.connection, 'settings').replaceOne({ _id: id }, after, {
              session: tx.session,
              upsert: true,
              ...withoutUndefined,
            });
            audit(tx, { action: 'lead-settings.updated', entity: 'lead-settings', entityId: id, before, after });
            tx.afterCommit(() => {
              cached = undefined;
            });
          },
        }),
      ),
  };
}
