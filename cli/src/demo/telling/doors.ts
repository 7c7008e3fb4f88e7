import { readFileSync } from 'node:fs';
import type { Platform } from '../../platform/platform';

/** The public doors of a Tributary, and what its first administrator and the channel systems know. */
export interface Doors {
  /** The gateway. */
  readonly url: string;
  readonly administratorPassword: string;
  /** With which a landing page's server signs. */
  readonly webhookSecret: string;
  /** Where channel systems publish. */
  readonly rabbitUrl: string;
  /** `host:port` of the door for call-centre systems. */
  readonly callCentreAddress: string;
}

export function doorsOf(platform: Platform): Doors {
  const gateway = platform.service('gateway').environment;
  const [landingPages] = JSON.parse(readFileSync(known(gateway, 'WEBHOOK_SOURCES_FILE'), 'utf8')) as { secrets: string[] }[];
  return {
    url: known(gateway, 'PUBLIC_URL'),
    administratorPassword: known(platform.service('directory').environment, 'FIRST_ADMINISTRATOR_PASSWORD'),
    webhookSecret: landingPages?.secrets[0] ?? '',
    rabbitUrl: platform.rabbitUrl,
    callCentreAddress: `127.0.0.1:${platform.service('service-desk').ports.grpc}`,
  };
}

function known(environment: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not known`);
  return value;
}
