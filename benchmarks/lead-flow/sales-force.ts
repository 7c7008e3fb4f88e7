import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchPlatform } from '../platform/with-platform';

interface Settings {
  readonly version: number;
  readonly custody: object;
}

/** So many reps, known to `leads` by the directory's events, and a rule by which every lead goes to one of them. */
export async function hireSalesForce(platform: BenchPlatform, reps: number): Promise<void> {
  const api = await platform.api(['administrator']);
  const { items } = await api.get<{ items: readonly { teamId: string }[] }>('/v1/teams');
  for (let rep = 0; rep < reps; rep += 1) {
    await api.send('POST', '/v1/employees', {
      ...{ login: `rep-${rep}`, name: `Rep ${rep}`, teamId: items[0]?.teamId, roleIds: ['sales-rep'] },
      ...{ languages: ['zh-CN'], initialPassword: randomBytes(12).toString('base64url') },
    });
  }
  const settings = await api.get<Settings>('/v1/lead-settings');
  await api.send('PUT', '/v1/lead-settings', {
    ...{ ...settings, version: undefined, expectedVersion: settings.version },
    custody: { ...settings.custody, holdingLimit: 100_000 },
    assignmentRules: [{ name: 'everybody in turn' }],
  });
  // What was set is in force within five seconds; the directory's events take less.
  await pause(6_000);
}
