import type { VisitorList } from '../../story/visitor-lists';
import type { Telling } from '../telling';

interface Import {
  readonly importId: string;
  readonly state: string;
}

const columns = [
  { header: '联系人', field: 'IMPORT_FIELD_NAME' },
  { header: '单位名称', field: 'IMPORT_FIELD_COMPANY' },
  { header: '职务', field: 'IMPORT_FIELD_JOB_TITLE' },
  { header: '手机号码', field: 'IMPORT_FIELD_PHONE' },
  { header: '地区代码', field: 'IMPORT_FIELD_REGION' },
  { header: '意向产品', field: 'IMPORT_FIELD_PRODUCT' },
  { header: '备注', field: 'IMPORT_FIELD_MESSAGE' },
  { header: '活动', field: 'IMPORT_FIELD_CAMPAIGN' },
];

/** Visitors of a fair, members of an association, whom customers recommend: people who come in a file. */
export async function importLists(telling: Telling): Promise<void> {
  for (const list of telling.story.lists) await importList(telling, list);
}

async function importList({ as, tell, until, told }: Telling, list: VisitorList): Promise<void> {
  const { key, fileName, csv, importer, rows } = list;
  const api = as(importer);
  const content = Buffer.from(csv);
  const opened: Import = await tell(api, key, '/v1/lead-imports', { fileName, size: content.length });
  const path = `/v1/lead-imports/${opened.importId}`;
  await tell(api, `${key}/start`, `${path}:start`, async () => {
    await api.send('PUT', `${path}/pieces/0`, { content: content.toString('base64') });
    return { columns, dryRun: false };
  });
  const { state } = await until(
    `${fileName} is imported`,
    () => api.get<Import>(path),
    (job) => ['IMPORT_STATE_FINISHED', 'IMPORT_STATE_FAILED'].includes(job.state),
  );
  if (state !== 'IMPORT_STATE_FINISHED') throw new Error(`the import of ${fileName} ended as ${state}`);
  told(rows);
}
