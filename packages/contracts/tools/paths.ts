import { join } from 'node:path';

/** The tools lie one folder below, as written and as bundled. */
export const contractsFolder = join(__dirname, '..');
export const repositoryFolder = join(contractsFolder, '../..');
export const vendorFolder = join(contractsFolder, 'vendor');
export const servicesFolder = join(contractsFolder, 'src/services');
export const generatedFolder = join(contractsFolder, 'src/generated');
export const samplesFolder = join(contractsFolder, 'src/samples');
export const apiFolder = join(repositoryFolder, 'docs/api');
