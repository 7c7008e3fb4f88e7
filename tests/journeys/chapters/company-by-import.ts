import { type Api, askUntil, type Body } from '../support/api';
import type { Colleague, Company } from '../support/company';
import type { Story } from '../support/story';

// Columns as a trade fair's organiser calls them; the third needs a person to say what it means.
const file = [
  '单位名称,联系人,分机或手机,地区代码,意向产品,备注',
  '苏州恒力泵业有限公司,陆建国,0512-65881234,320500,pumps,展会A12',
  '苏州恒力泵业有限公司,陆建国,+86 512 6588 1234,320500,pumps,同一人又来一次',
  '无名单位,某某,12345,320500,pumps,电话打错了',
].join('\r\n');

const columns = [
  { header: '单位名称', field: 'IMPORT_FIELD_COMPANY' },
  { header: '联系人', field: 'IMPORT_FIELD_NAME' },
  { header: '分机或手机', field: 'IMPORT_FIELD_PHONE' },
  { header: '地区代码', field: 'IMPORT_FIELD_REGION' },
  { header: '意向产品', field: 'IMPORT_FIELD_PRODUCT' },
  { header: '备注', field: 'IMPORT_FIELD_MESSAGE' },
];

const ruleName = '展会和广告线索按地区分配';

/** A file of a trade fair, tried dry first; the company in it is scored and goes by rule to the rep of its province. */
export function companyByImport(the: () => { readonly company: Company; readonly story: Story }): void {
  let fair: Api;
  let rep: Colleague;
  let job: Body;

  const upload = async (): Promise<void> => {
    const content = Buffer.from(`\uFEFF${file}\r\n`);
    job = await fair.post('/v1/lead-imports', { fileName: '展会名单.csv', size: content.length });
    await fair.put(`/v1/lead-imports/${job.importId}/pieces/0`, { content: content.toString('base64') });
  };
  const run = async (dryRun: boolean): Promise<Body> => {
    await fair.post(`/v1/lead-imports/${job.importId}:start`, { columns, dryRun });
    return askUntil(
      `the ${dryRun ? 'trial' : 'import'} has ended`,
      () => fair.get(`/v1/lead-imports/${job.importId}`),
      ({ state, dryRun: was }) => state === 'IMPORT_STATE_FINISHED' && Boolean(was) === dryRun,
    );
  };
  const leadsOfCompany = async (): Promise<readonly Body[]> =>
    (await the().story.director.api.get('/v1/leads?view=LEAD_VIEW_ALL')).items.filter(
      ({ contact }: Body) => contact.company === '苏州恒力泵业有限公司',
    );

  it('is first tried dry, with the columns mapped by hand and the bad row given back', async () => {
    const { company, story } = the();
    fair = story.marketer.api;
    rep = await company.hire('shen.hao', 'sales-rep', { territories: ['32'], skills: ['pumps'] });
    await upload();
    const preview = await fair.get(`/v1/lead-imports/${job.importId}:preview`);
    expect(preview.columns[0]).toMatchObject({ header: '单位名称', field: 'IMPORT_FIELD_COMPANY' });
    expect(preview.columns[2].field ?? 'IMPORT_FIELD_UNSPECIFIED').toBe('IMPORT_FIELD_UNSPECIFIED');

    expect((await run(true)).progress).toMatchObject({ rows: 3, rejected: 1 });
    const errors = await fair.get(`/v1/lead-imports/${job.importId}/errors`);
    expect(Buffer.from(errors.content, 'base64').toString('utf8')).toContain(
      '无名单位,某某,12345,320500,pumps,电话打错了,intake.phone-invalid',
    );
    expect(await leadsOfCompany()).toEqual([]);
  });

  it('is then scored and goes to the rep of its province, as the rule says', async () => {
    const { company } = the();
    const settings = await company.admin.get('/v1/lead-settings');
    const saved = await company.admin.put('/v1/lead-settings', {
      expectedVersion: settings.version ?? 0,
      custody: settings.custody,
      quality: settings.quality,
      assignmentRules: [
        {
          name: ruleName,
          conditions: { all: [{ fact: 'channel', operator: 'in', value: ['import', 'ads'] }] },
          mustMatch: ['AFFINITY_KIND_TERRITORY'],
        },
      ],
    });
    expect(saved).toMatchObject({ assignmentRules: [{ name: ruleName }] });

    expect((await run(false)).progress).toMatchObject({ rows: 3, newLeads: 1, additions: 1, rejected: 1 });
    const [lead, ...more] = await askUntil(
      'the company has its rep',
      leadsOfCompany,
      (found) => found[0]?.custody.holderId === rep.id,
    );
    expect(more).toEqual([]);
    expect(lead).toMatchObject({
      touches: 2,
      assignment: { mode: 'ASSIGNMENT_MODE_RULE', rule: ruleName, eligible: 1 },
    });
    expect(lead.assignment.reasons).toEqual(
      expect.arrayContaining([
        { code: 'match.territory', points: 40 },
        { code: 'match.product', points: 30 },
      ]),
    );
    expect(lead.score.total).toBe(lead.score.reasons.reduce((sum: number, { points }: Body) => sum + points, 0));
    expect(lead.score.total).toBeGreaterThan(0);
    expect(await rep.api.get('/v1/leads')).toMatchObject({ items: [{ leadId: lead.leadId }] });
  });
}
