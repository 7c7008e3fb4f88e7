import { required } from '@tributary/service-kit';
import type { Connection, mongo } from 'mongoose';
import type { Call } from '../../domain/call';
import type { Order } from '../../domain/order';

/** Who decides about a customer changes `revision`, and so keeps others out until the transaction ends. */
export interface CustomerDocument {
  readonly _id: string;
  readonly revision: number;
  readonly mergedInto?: string;
  /** Of the last merge or split in which this customer was the one that stayed. */
  readonly fileVersion?: number;
}

interface Documents {
  readonly customers: CustomerDocument;
  readonly orders: Omit<Order, 'id'> & { readonly _id: string; readonly version: number };
  readonly calls: Omit<Call, 'id'> & { readonly _id: string };
  readonly owners: { readonly _id: string; readonly ownerId: string; readonly version: number };
  readonly tiers: { readonly _id: string; readonly tier: string; readonly version: number };
  readonly contracts: { readonly _id: string; readonly isPaid: boolean; readonly version: number };
  readonly products: { readonly _id: string; readonly warrantyMonths: number; readonly version: number };
  readonly employees: { readonly _id: string; readonly name: string; readonly version: number };
}

/** Everything but tickets, which are reached through `ticketRows` alone: rows of these are nobody's. */
export const collection = <Name extends keyof Documents>(connection: Connection, name: Name): mongo.Collection<Documents[Name]> =>
  required(connection.db).collection<Documents[Name]>(name);

/** Absent stays absent; the driver would write null. */
export const withoutUndefined = { ignoreUndefined: true } as const;
