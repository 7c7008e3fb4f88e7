import type { DescMessage } from '@bufbuild/protobuf';
import { firstWithin } from './first-within';
import { misfit, type Violation } from './violation';

/**
 * The first time whose day does not exist, in JSON that the library has read: it takes 30 February for 2 March, and what
 * the sender cannot have meant would be kept as something else.
 */
export function impossibleDay(type: DescMessage, json: unknown): Violation | undefined {
  if (type.typeName === 'google.protobuf.Timestamp') return isDay(json) ? undefined : { ...misfit, field: '' };
  // The other well-known types are written in ways of their own, and hold no times.
  return type.typeName.startsWith('google.protobuf.') ? undefined : firstWithin(type, json, impossibleDay);
}

function isDay(time: unknown): boolean {
  const day = String(time).slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
