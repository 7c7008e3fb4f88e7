import { staff } from '../../story/people';
import { fewAtOnce } from '../at-once';
import { postForm, publish } from '../channels';
import { everything, type Telling } from '../telling';

/** A month of channel events, wave by wave, so that everybody's second word finds the first one settled. */
export async function hearChannels(telling: Telling): Promise<void> {
  const { story, doors, journal, signal, told } = telling;
  const waves = story.waves.map((wave, index) => (index === 0 ? { ...wave, events: [...wave.events, ...story.rejects] } : wave));
  let said = 0;
  let reported = 0;
  const report = (settled: number): void => {
    told(settled - reported);
    reported = settled;
  };
  for (const [index, { events, forms }] of waves.entries()) {
    said += events.length + forms.length;
    const settled = said;
    await journal.once({
      key: `wave/${index}`,
      prepare: () => ({}),
      send: async () => {
        await publish(doors.rabbitUrl, events);
        await fewAtOnce(forms, (form) => postForm(doors, form, signal));
        await untilSettled(telling, settled, report);
        return {};
      },
    });
    report(said);
  }
}

/** Every record has become part of a lead or was rejected. */
async function untilSettled({ as, until }: Telling, records: number, report: (settled: number) => void): Promise<void> {
  const [director, steward] = [as(staff.director), as(staff.steward)];
  await until(
    `${records} records of channels are settled`,
    async () => {
      const leads = await everything<{ readonly touches: number }>(director, '/v1/leads?view=LEAD_VIEW_ALL');
      const rejected = await everything(steward, '/v1/rejected-intakes');
      const settled = leads.reduce((sum, { touches }) => sum + touches, 0) + rejected.length;
      report(Math.min(settled, records));
      return settled;
    },
    (settled) => settled >= records,
  );
}
