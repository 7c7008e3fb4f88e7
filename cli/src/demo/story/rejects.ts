import type { Calendar } from './calendar';
import type { ChannelEvent } from './channel-month';

/** A number that the company takes nothing in from. */
export const blacklistedPhone = '+8617700001111';

/** What cannot be taken in, each with the code that says why: something for the list of rejected intakes. */
export function rejects(calendar: Calendar): readonly (ChannelEvent & { readonly reason: string })[] {
  const time = (daysAgo: number): Date => new Date(calendar.startedAt.getTime() - daysAgo * 86_400_000);
  const form = (id: string, reason: string, daysAgo: number, contact: object) => ({
    ...{ type: 'tributary.channel.web.form-submitted.v1', source: 'https://www.qiyuan-machinery.example' },
    ...{ id, time: time(daysAgo), data: { submissionId: id, contact }, reason },
  });
  return [
    form('reject-1', 'intake.phone-invalid', 22, { name: '钱大海', phones: ['12345'] }),
    form('reject-2', 'intake.phone-invalid', 15, { name: '孔令', phones: ['1380013'] }),
    form('reject-3', 'intake.contact-missing', 12, { name: '路人甲', company: '成都邈川注塑有限公司' }),
    form('reject-4', 'intake.blacklisted', 9, { name: '推广小王', phones: [blacklistedPhone] }),
    form('reject-5', 'intake.email-invalid', 6, { name: '施然', emails: ['shi.ran.example'] }),
    form('reject-6', 'intake.malformed', 3, { name: '尤佳', phones: '13900000000' }),
    {
      ...{ type: 'tributary.channel.shop.order-placed.v1', source: 'shop:tmall', id: 'reject-7', reason: 'intake.type-unknown' },
      ...{ time: time(2), data: { orderId: 'T-20931' } },
    },
  ];
}
