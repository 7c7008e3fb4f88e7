import { type DescMessage, ScalarType } from '@bufbuild/protobuf';
import { type EventOption, optionReader } from '../src/descriptors/options';
import { serviceOf } from '../src/service-names';
import type { Image } from './buf';

/** A message that `tributary.options.v1.event` makes the payload of an event. */
export interface EventMessage extends EventOption {
  readonly message: DescMessage;
  /** Who publishes it. */
  readonly service: string;
}

/** All events in order of their names. Stops at the first that breaks MSG-2. */
export function eventMessages({ registry }: Image): readonly EventMessage[] {
  const options = optionReader(registry);
  const events = [...registry].flatMap((message) => {
    if (message.kind !== 'message') return [];
    const event = options.event(message);
    return event ? [checked(message, event)] : [];
  });
  return events.sort((a, b) => (a.type < b.type ? -1 : 1));
}

function checked(message: DescMessage, { type, aggregate, when }: EventOption): EventMessage {
  const service = serviceOf(message.file.proto.package);
  if (!new RegExp(`^tributary\\.${service}(\\.[a-z][a-z-]*[a-z]){2}\\.v[1-9][0-9]*$`).test(type)) {
    throw new Error(`${message}: "${type}" is not tributary.${service}.<entity>.<past-tense>.v<N>`);
  }
  const field = message.fields.find((candidate) => candidate.name === aggregate);
  if (field?.fieldKind !== 'scalar' || field.scalar !== ScalarType.STRING) {
    throw new Error(`${message}: aggregate names a string field; there is no "${aggregate}"`);
  }
  if (!when.endsWith('.')) throw new Error(`${message}: \`when\` says in one sentence when ${type} is published`);
  return { type, aggregate: field.localName, when, message, service };
}
