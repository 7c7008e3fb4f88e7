import type { Connection } from 'mongoose';
import type { AuditEntry, AuditHead } from '../audit/audit-entry';

/** New entries wait here for about a second. */
export const auditUnsealed = (connection: Connection) => connection.collection<UnsealedEntry>('audit_unsealed');
/** The log. Nothing but inserts: the service's user needs no right to change or remove documents here. */
export const auditSealed = (connection: Connection) => connection.collection<SealedDocument>('audit');
/** One document, the end of the chain. */
export const auditHead = (connection: Connection) => connection.collection<AuditHead & { _id: 'head' }>('audit_head');

export type UnsealedEntry = Omit<AuditEntry, 'id'> & { readonly _id: string };
export type SealedDocument = UnsealedEntry & { readonly position: number; readonly hash: string };

export const toAuditEntry = ({ _id, ...fields }: UnsealedEntry): AuditEntry => ({ ...fields, id: _id });
