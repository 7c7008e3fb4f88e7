import { staff } from '../../story/people';
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

/** The visitors of a trade fair come in a file. */
export async function importFairList({ story: { fair }, as, tell, until, told }: Telling): Promise<void> {
  const marketer = as(staff.marketer);
  const content = Buffer.from(fair.csv);
  const opened: Import = await tell(marketer, 'fair', '/v1/lead-imports', { fileName: fair.fileName, size: content.length });
  const path = `/v1/lead-imports/${opened.importId}`;
  await tell(marketer, 'fair/start', `${path}:start`, async () => {
    await marketer.send('PUT', `${path}/pieces/0`, { content: content.toString('base64') });
    return { columns, dryRun: false };
  });
  const { state } = await until(
    'the list of the fair is imported',
    () => marketer.get<Import>(path),
    (job) => ['IMPORT_STATE_FINISHED', 'IMPORT_STATE_FAILED'].includes(job.state),
  );
  if (state !== 'IMPORT_STATE_FINISHED') throw new Error(`the import ended as ${state}`);
  told(fair.rows);
}
