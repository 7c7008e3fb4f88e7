import type { EventMessage } from './event-messages';

/** What the compiler has to know of each event; src/events gives it its behaviour. */
export function writeEvents(events: readonly EventMessage[]): string {
  return [
    '// Made by `npm run generate` from the messages with the option tributary.options.v1.event.\n',
    ...events.map((event) => `import { ${event.message.name} as ${nameOf(event)} } from './${event.message.file.name}';`),
    '\n/** Payload by wire name. */',
    'export interface EventData {',
    ...events.map((event) => `  /** ${event.when} */\n  readonly '${event.type}': ${nameOf(event)};`),
    '}\n',
    'export const eventFacts = {',
    ...events.map(factsOf),
    '} as const;\n',
  ].join('\n');
}

/** `leads_v1_LeadCreated`: message names are unique within their package only. */
const nameOf = ({ message }: EventMessage): string => message.typeName.replace('tributary.', '').replaceAll('.', '_');

const factsOf = (event: EventMessage): string =>
  `  '${event.type}': {
    service: '${event.service}',
    message: '${event.message.typeName}',
    aggregate: (data: ${nameOf(event)}): string => data.${event.aggregate},
    when: ${JSON.stringify(event.when)},
    binary: ${nameOf(event)},
  },`;
