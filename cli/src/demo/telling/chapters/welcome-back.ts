import { fewAtOnce } from '../at-once';
import type { Telling } from '../telling';
import type { WorkedLeads } from './work-leads';

interface Intake {
  readonly intakeId: string;
  readonly state: string;
  readonly leadId: string;
  readonly customerId: string;
}

/** Customers of earlier years ring up the rep they know, who enters it: from then on they are that rep's. */
export async function welcomeBack({ story, as, tell, until, told }: Telling): Promise<WorkedLeads> {
  const back = await fewAtOnce(story.returning, async ({ oldCustomer: { key, company, switchboard }, rep, line, need }) => {
    const api = as(rep);
    const entered: Intake = await tell(api, `back/${key}`, '/v1/intakes', {
      ...{ source: 'sales-desk', sourceRecordId: key, channel: 'CHANNEL_CALL' },
      contact: { company: company.name, phones: [switchboard] },
      interest: { product: line, industry: company.industry, language: 'zh-CN', message: `老客户来电：想要${need}` },
    });
    const { leadId, customerId } = await until(
      `${key} has a lead again`,
      () => api.get<Intake>(`/v1/intakes/${entered.intakeId}`),
      ({ state }) => state === 'INTAKE_STATE_ACCEPTED',
    );
    const path = `/v1/leads/${leadId}`;
    await tell(api, `back/${key}/claim`, `${path}:claim`, {});
    await tell(api, `back/${key}/follow-up`, `${path}/follow-ups`, {
      ...{ kind: 'FOLLOW_UP_KIND_VISIT', intent: 'INTENT_HOT', note: '上门回访，谈到新需求，老设备运行正常', nextStep: '报价' },
    });
    await tell(api, `back/${key}/qualify`, `${path}:qualify`, { need });
    told(2);
    return [key, { leadId, customerId, rep }] as const;
  });
  return new Map(back);
}
