import type { OldCustomer } from '../../story/companies';
import { staff } from '../../story/people';
import { fewAtOnce } from '../at-once';
import type { Telling } from '../telling';

/** Companies of earlier years, as the ERP system has them; and some again as the mailing list has them, without legal form. */
export async function tellOldCustomers({ story, as, tell, told }: Telling): Promise<void> {
  const steward = as(staff.steward);
  const occurredAt = story.calendar.startedAt.toISOString();
  const resolve = (channel: string, old: OldCustomer, record: object): Promise<unknown> =>
    tell(steward, `${channel}/${old.key}`, '/v1/customers:resolve', {
      record: { channel, channelRecordId: old.key, version: '1', occurredAt, kind: 'PARTY_KIND_ORGANISATION', ...record },
    });

  await fewAtOnce(story.oldCustomers, async (old) => {
    const { company, uscc, contact, switchboard } = old;
    await resolve('erp', old, {
      ...{ name: company.name, phones: [switchboard], address: { line: company.place.city } },
      identifiers: uscc ? [{ type: 'IDENTIFIER_TYPE_USCC', value: uscc }] : [],
      contacts: [{ name: contact.name.full, phones: [contact.phone], role: 'CONTACT_ROLE_DECISION_MAKER', jobTitle: '采购经理' }],
    });
    told(1);
  });
  await fewAtOnce(
    story.oldCustomers.filter((_, index) => index % 3 !== 0),
    (old) =>
      resolve('mailing', old, {
        ...{ name: old.company.name.replace(/有限公司$/, ''), address: { line: old.company.place.city } },
        identifiers: old.uscc ? [{ type: 'IDENTIFIER_TYPE_USCC', value: old.uscc.toLowerCase() }] : [],
      }),
  );
}
