import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf, whatIsSet } from '../api/choice';
import { Notice } from '../feedback/notice';
import { useDrawers } from '../form/use-drawers';
import { channels } from '../leads/lead-search';
import { EnumFilter } from '../list/enum-filter';
import { ListPage } from '../list/list-page';
import { type Intake, rejectedIntakesQuery } from './intakes-api';
import { useIntakeColumns } from './use-intake-columns';

const route = getRouteApi('/shell/intakes');

const drawers = {
  contact: lazy(() => import('./contact-drawer').then(({ ContactDrawer }) => ({ default: ContactDrawer }))),
  message: lazy(() => import('./message-drawer').then(({ MessageDrawer }) => ({ default: MessageDrawer }))),
};

/** What channels sent and could not become a lead, to be put right and sent through again (LD-1, LD-2). */
export function IntakeListPage() {
  const { t } = useTranslation(['intakes', 'enums']);
  const navigate = route.useNavigate();
  const { channel } = route.useSearch();
  const list = useInfiniteQuery(rejectedIntakesQuery({ ...(channel && { channel }) }));
  const [chosen, setChosen] = useState<Intake>();
  const { open, shown } = useDrawers(drawers);
  const columns = useIntakeColumns((intake) => {
    setChosen(intake);
    open(intake.unreadable ? 'message' : 'contact');
  });
  return (
    <>
      <ListPage
        name="intakes"
        title={t('title')}
        list={list}
        columns={columns}
        rowId={({ intakeId }) => intakeId}
        filters={
          <EnumFilter
            label={t('channel')}
            value={channel}
            options={keysOf(channels).map((value) => ({ value, label: t(`enums:${channels[value]}`) }))}
            onChange={(value) => void navigate({ search: whatIsSet({ channel: value }), replace: true })}
          />
        }
        empty={<Notice title={t('empty')} text={t('empty.text')} />}
      />
      {chosen && shown({ intake: chosen })}
    </>
  );
}
