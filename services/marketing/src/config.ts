import { defineConfig, postgresConfig, rabbitConfig, serviceConfig } from '@tributary/service-kit';

export const { readConfig, describeConfig } = defineConfig({ ...serviceConfig, ...postgresConfig, ...rabbitConfig });

export type Config = ReturnType<typeof readConfig>;
