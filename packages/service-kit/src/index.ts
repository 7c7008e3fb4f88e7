export { type Actor, anonymousActor, type Reach, serviceActor } from './actor';
export { type CallContext, currentCall, runInCall } from './call-context';
export { AlreadyAnswered, type CommandContext, currentCommand, runAsCommand } from './command-context';
export { ConfigError, type ConfigProblem } from './config/config-error';
export {
  type ConfigDefinition,
  type ConfigOf,
  type ConfigShape,
  type ConfigVariable,
  configTable,
  defineConfig,
} from './config/define-config';
export { mongoConfig, peerAddress, postgresConfig, rabbitConfig, serviceConfig } from './config/service-config';
export { isDay } from './day';
export { connectGrpc, type Peer, type PeerOptions } from './grpc/connect-grpc';
export { command, query, stream } from './grpc/doors';
export type { PeerCallOptions } from './grpc/peer-call';
export { RemoteRefusal } from './grpc/remote-refusal';
export { mapped, type Page, pageOf, required } from './grpc/replies';
export { type GrpcLimits, type GrpcOptions, type GrpcServer, type ServedService, serveGrpc } from './grpc/serve-grpc';
export { isIdempotencyKey } from './idempotency-key';
export { generateKeys, type KeyFiles } from './identity/generate-keys';
export { type ActorToken, type Caller, type Identity, makeIdentity } from './identity/make-identity';
export { type Log, type LogLevel, makeLog } from './log/make-log';
export { isRefusal, type Refusal } from './refusal';
export { type Repeated, repeat } from './repeat';
export { type Running, stopInOrder } from './running';
export type { Health, Probe } from './service/health';
export { type Kit, runService, type Service } from './service/run-service';
export { stepLeaseSeconds } from './step-lease';
export { counter, gauge, metrics, secondsHistogram } from './telemetry/metrics';
export { attributeNames, metricNames, spanNames } from './telemetry/names';
export { currentTraceId, currentTraceparent, type OpenSpan, openSpan, type SpanOptions, withSpan } from './telemetry/with-span';
