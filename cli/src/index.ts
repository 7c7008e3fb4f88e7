export type { Platform, PlatformService } from './platform/platform';
export { type PlatformOptions, startPlatform } from './platform/start-platform';
export type { ServiceState } from './platform/supervise';
export { type ServiceEntry, type ServicePorts, services } from './services';
export { makeTerminal, type Terminal } from './terminal';
