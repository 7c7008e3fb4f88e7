import { required } from '@tributary/service-kit';
import type { Connection, mongo } from 'mongoose';
import type {
  CustodyChangeDocument,
  CustomerDocument,
  EmployeeDocument,
  FollowUpDocument,
  HandOverDocument,
  HoldingsDocument,
  PieceDocument,
  SettingsDocument,
} from './documents';

interface Documents {
  readonly follow_ups: FollowUpDocument;
  readonly custody_changes: CustodyChangeDocument;
  readonly hand_overs: HandOverDocument;
  readonly holdings: HoldingsDocument;
  readonly employees: EmployeeDocument;
  readonly customers: CustomerDocument;
  readonly import_pieces: PieceDocument;
  readonly settings: SettingsDocument;
}

/** Everything but leads, intakes and imports, which have rows of their own: rows of these belong to one of those, or to nobody. */
export const collection = <Name extends keyof Documents>(connection: Connection, name: Name): mongo.Collection<Documents[Name]> =>
  required(connection.db).collection<Documents[Name]>(name);

/** Absent stays absent; the driver would write null. */
export const withoutUndefined = { ignoreUndefined: true } as const;
