import { staff } from '../../story/people';
import { fewAtOnce } from '../at-once';
import type { Telling } from '../telling';

/** Some of those who spoke by the channels are members of the app as well: the same customers, and now with proof of who they are. */
export async function registerMembers({ story, as, tell, told }: Telling): Promise<void> {
  const steward = as(staff.steward);
  await fewAtOnce(story.members, async ({ memberId, idCard, birthDate, prospect }) => {
    await tell(steward, `member/${memberId}`, '/v1/customers:resolve', {
      record: {
        ...{ channel: 'app', channelRecordId: memberId, version: '1', kind: 'PARTY_KIND_PERSON', birthDate },
        ...{ occurredAt: story.calendar.startedAt, name: prospect.name.full, phones: [prospect.phone] },
        identifiers: [
          { type: 'IDENTIFIER_TYPE_MEMBER_ID', value: memberId },
          { type: 'IDENTIFIER_TYPE_ID_CARD', value: idCard },
        ],
      },
    });
    told(1);
  });
}
