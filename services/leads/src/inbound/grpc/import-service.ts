import { fromWire, toWire } from '@tributary/contracts';
import type {
  ImportColumn as ImportColumnMessage,
  Import as ImportMessage,
  ImportServiceServer,
} from '@tributary/contracts/leads';
import { command, mapped, pageOf, query } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { ImportColumn } from '../../domain/imports/columns';
import type { ImportJob } from '../../domain/imports/import-job';

export const importService = (useCases: UseCases): ImportServiceServer => ({
  createImport: command({ run: (request, actor) => useCases.createImport(actor, request), reply: importMessage }),
  uploadImportContent: command({ run: (request, actor) => useCases.uploadImportContent(actor, request), reply: importMessage }),

  previewImport: query(async (request, actor) =>
    mapped(await useCases.previewImport(actor, request.importId), ({ encoding, columns, rows }) => ({
      encoding,
      columns: columns.map(columnMessage),
      rows: rows.map((cells) => ({ cells })),
    })),
  ),

  startImport: command({
    run: (request, actor) => useCases.startImport(actor, { ...request, columns: request.columns.map(columnOf) }),
    reply: importMessage,
  }),
  cancelImport: command({ run: (request, actor) => useCases.cancelImport(actor, request.importId), reply: importMessage }),
  resumeImport: command({ run: (request, actor) => useCases.resumeImport(actor, request.importId), reply: importMessage }),

  getImport: query(async (request, actor) => mapped(await useCases.getImport(actor, request.importId), importMessage)),

  listImports: query(async (request, actor) =>
    mapped(await useCases.listImports(actor, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(importMessage),
      nextCursor,
    })),
  ),

  getImportErrors: query((request, actor) => useCases.getImportErrors(actor, request)),
});

const columnOf = ({ header, field }: ImportColumnMessage): ImportColumn => ({ header, field: fromWire('IMPORT_FIELD', field) });

const columnMessage = ({ header, field }: ImportColumn): ImportColumnMessage => ({
  header,
  field: field ? toWire('IMPORT_FIELD', field) : 'IMPORT_FIELD_UNSPECIFIED',
});

const importMessage = (job: ImportJob): ImportMessage => ({
  importId: job.id,
  fileName: job.fileName,
  state: toWire('IMPORT_STATE', job.state),
  dryRun: job.dryRun,
  createdAt: job.createdAt,
  finishedAt: job.finishedAt,
  size: job.size,
  receivedBytes: job.receivedBytes,
  progress: {
    rows: job.rows,
    rowsRead: job.rowsRead,
    rejected: job.tally.rejected,
    newLeads: job.tally.newLeads,
    additions: job.tally.additions,
    customerSignals: job.tally.customerSignals,
  },
  failure: job.failure ?? '',
  failedLine: job.failedLine,
});
