export { impossibleDay } from './descriptors/impossible-day';
export { AccessNotDeclared, allMethods, type MethodFacts, methodFacts } from './descriptors/method-facts';
export type { HttpRule } from './descriptors/options';
export { readJson } from './descriptors/read-json';
export { descriptorSet, messageType, registry } from './descriptors/registry';
export { validate } from './descriptors/validate';
export { InvalidMessage, type Violation } from './descriptors/violation';
export { type ErrorCode, errorCatalogue } from './errors/catalogue';
export type { ErrorEntry, ErrorKind } from './errors/kinds';
export { grpcStatusOf, httpStatusOf } from './errors/statuses';
export { type EventEntry, type EventType, eventCatalogue, eventTypes, isEventType } from './events/event-catalogue';
export type { EventData } from './generated/events';
export { allPermissions, type FinePermission, finePermissions } from './permissions';
export {
  everyChannelMessage,
  everyServiceEvent,
  type Purpose,
  type SubscribedType,
  type SubscribingService,
  subscriptions,
  type Wanted,
} from './subscriptions';
export {
  type Binding,
  channelExchange,
  exchangeOf,
  type PlannedQueue,
  serviceExchange,
  type TopicExchange,
  type Topology,
  topology,
} from './topology';
export { fromWire, type PlainName, toWire, type WireName } from './wire-name';
