import { readFileSync } from 'node:fs';
import { defineConfig, peerAddress, rabbitConfig, serviceConfig } from '@tributary/service-kit';
import { z } from 'zod';
import type { WebhookSource } from './use-cases/take-webhook';

const furtherAddress = (service: string) => {
  const address = peerAddress(service);
  return address.optional().describe(address.description ?? '');
};

export const { readConfig, describeConfig } = defineConfig({
  ...serviceConfig,
  ...rabbitConfig,
  WEB_PORT: z.coerce
    .number('must be a port number')
    .int()
    .min(0)
    .max(65_535)
    .describe('Port of the REST API and the console; 0 takes a free one.'),
  PUBLIC_URL: z
    .url('must be a URL')
    .describe('Address people and systems reach the gateway under, such as https://crm.example.com.'),
  DIRECTORY_ADDRESS: peerAddress('directory'),
  LEADS_ADDRESS: peerAddress('leads'),
  // An installation may leave these out; what they serve is then said to be unavailable.
  MASTER_DATA_ADDRESS: furtherAddress('master-data'),
  SALES_ADDRESS: furtherAddress('sales'),
  FINANCE_ADDRESS: furtherAddress('finance'),
  INVENTORY_ADDRESS: furtherAddress('inventory'),
  SERVICE_DESK_ADDRESS: furtherAddress('service-desk'),
  MARKETING_ADDRESS: furtherAddress('marketing'),
  INSIGHTS_ADDRESS: furtherAddress('insights'),
  OIDC_ISSUER: z.url('must be a URL').describe('The OpenID Connect provider that signs employees in.'),
  OIDC_CLIENT_ID: z.string().default('tributary').describe('Client under which the gateway is known to the provider.'),
  OIDC_CLIENT_SECRET: z.string().min(1).describe("The client's secret at the provider."),
  OIDC_BUILT_IN_ADDRESS: z
    .string()
    .regex(/^[^:/]+:\d+$/, 'must be host:port')
    .optional()
    .describe("The directory's built-in sign-in, as host:port; served under /oidc. Unset where another provider is used."),
  SIGN_IN_SECRET: z.string().min(32).describe('Encrypts the cookie of a sign-in that is under way; the same for all replicas.'),
  WEBHOOK_SOURCES_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file [{ name, secrets: ["whsec_…"] }] of web sites whose signed forms are taken; two secrets while one is replaced.',
    ),
  CONSOLE_FOLDER: z
    .string()
    .optional()
    .describe('Folder of the built console, `dist/site` of console/; without it only the API is served.'),
  REQUESTS_PER_SECOND: z.coerce.number().int().min(1).default(50).describe('Per client, on average over ten seconds.'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0).describe('Proxies in front whose X-Forwarded-For is believed.'),
});

export type Config = ReturnType<typeof readConfig>;

const sources = z.array(
  z.strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
    secrets: z.array(z.string().startsWith('whsec_')).min(1).max(2),
  }),
);

/** Throws when the file does not hold what it should, naming the place but not the secret. */
export function webhookSourcesOf({ webhookSourcesFile }: Config): readonly WebhookSource[] {
  return webhookSourcesFile === undefined ? [] : sources.parse(JSON.parse(readFileSync(webhookSourcesFile, 'utf8')));
}
