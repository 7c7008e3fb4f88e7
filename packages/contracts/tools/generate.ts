import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAsyncApi } from './asyncapi/asyncapi';
import { buf, buildImage, generateTypes } from './buf';
import { eventMessages } from './event-messages';
import { writeOpenApi } from './openapi/openapi';
import { apiFolder, generatedFolder, samplesFolder, servicesFolder } from './paths';
import { runTool } from './run-tool';
import { withScratchFolder } from './scratch';
import { syncFolder } from './sync-folder';
import { vendorProtos } from './vendor-protos';
import { writeDescriptors } from './write-descriptors';
import { writeEvents } from './write-events';
import { writeServices } from './write-services';

/** Formats proto/ and makes everything that is made from it. Running it twice changes nothing. */
function generate(scratchFolder: string): void {
  vendorProtos();
  buf('format', '--write', 'proto');
  const image = buildImage(scratchFolder);
  const types = generateTypes(image, scratchFolder);
  const published = [...image.registry.files].filter(
    (file) => types.has(`${file.name}.ts`) && !file.name.startsWith('google/protobuf/'),
  );

  syncFolder(servicesFolder, writeServices(published));
  syncFolder(
    generatedFolder,
    new Map([...types, ['descriptor-set.ts', writeDescriptors(published)], ['events.ts', writeEvents(eventMessages(image))]]),
  );
  syncFolder(
    apiFolder,
    new Map([
      ['openapi.json', asText(writeOpenApi(image))],
      ['asyncapi.json', asText(writeAsyncApi(image, sampleOf))],
    ]),
  );
}

const asText = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** A test insists on a sample for every event; here a new event may still be without. */
function sampleOf(type: string): unknown {
  const path = join(samplesFolder, `${type}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

runTool(() => withScratchFolder(generate));
