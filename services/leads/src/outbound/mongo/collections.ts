import { required } from '@tributary/service-kit';
import type { Connection, mongo } from 'mongoose';
import type {
  CustodyChangeDocument,
  CustomerDocument,
  EmployeeDocument,
  FollowUpDocument,
  HandOverDocument,
  HoldingsDocument,
  ImportDocument,
  IntakeDocument,
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
  readonly intakes: IntakeDocument;
  readonly imports: ImportDocument;
  readonly import_pieces: PieceDocument;
  readonly settings: SettingsDocument;
}

/** Everything but leads, which are reached through `leadModel` alone: rows of these belong to a lead, or to nobody. */
export const collection = <Name extends keyof Documents>(connection: Connection, name: Name): mongo.Collection<Documents[Name]> =>
  required(connection.db).collection<Documents[Name]>(name);

/** Absent stays absent; the driver would write null. */
export const withoutUndefined = { ignoreUndefined: true } as const;
