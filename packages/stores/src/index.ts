export type { AuditEntry, AuditFault, AuditHead, AuditRecord, AuditVerdict } from './audit/audit-entry';
export { CommandRefused } from './command-refused';
export { cursorOf, type KeyKind, keysOf, type PageOf, pageOfRows } from './keyset';
export { type Lease, LeaseLost } from './lease';
export { type Log, silentLog } from './log';
export { StoreUnavailable } from './store-unavailable';
