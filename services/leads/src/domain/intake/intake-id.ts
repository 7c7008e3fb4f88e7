import { v5 } from 'uuid';

const namespace = '8f2d6c1e-4b0a-5f3d-9c7e-2a6b1d0e4f58';

/** The same source and record always get the same id, so that a record cannot be taken in twice (LD-1). */
export const intakeIdOf = (source: string, sourceRecordId: string): string =>
  v5(JSON.stringify([source, sourceRecordId]), namespace);
