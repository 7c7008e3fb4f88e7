import { DndContext, type DragEndEvent, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../browser/use-page-title';
import { ViewChoice } from '../list/view-choice';
import { useLive } from '../live/use-live';
import { useMe } from '../session/me';
import styles from './board.module.css';
import { BoardColumn } from './board-column';
import { IncompleteMove } from './incomplete-move';
import { isStage, type Opportunity, opportunityKeys, type Stage, stages } from './opportunities-api';
import { type Move, useMove } from './use-move';

const route = getRouteApi('/shell/opportunities');

/** The pipeline, a column a stage (SL-2). */
export function BoardPage() {
  const { t } = useTranslation('opportunities');
  usePageTitle(t('title'));
  const navigate = route.useNavigate();
  const { reach } = useMe();
  // Who answers for others begins with their deals.
  const { view = reach === 'REACH_SELF' ? 'mine' : 'all' } = route.useSearch();
  const queries = useQueryClient();
  const [incomplete, setIncomplete] = useState<Move>();
  const move = useMove(setIncomplete);
  useLive('opportunity', () => void queries.invalidateQueries({ queryKey: opportunityKeys.lists }));

  // A short way before a press is a drag, so that links and menus of a card still take a click; on touch a long press.
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const send = (card: Opportunity, to: Stage) => {
    if (card.stage !== to) move.mutate({ card, to });
  };
  const drop = ({ active, over }: DragEndEvent) => {
    const to = String(over?.id ?? '');
    const card = active.data.current?.['card'] as Opportunity | undefined;
    if (card && isStage(to)) send(card, to);
  };
  return (
    <div className={styles['page']}>
      <header>
        <h1>{t('title')}</h1>
        <ViewChoice
          label={t('view')}
          value={view}
          options={(['mine', 'all'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={(chosen) => void navigate({ search: { view: chosen } })}
        />
      </header>
      <DndContext sensors={sensors} onDragEnd={drop}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <section className={styles['board']} aria-label={t('title')} tabIndex={0}>
          {stages.map((stage) => (
            <BoardColumn key={stage} stage={stage} mine={view === 'mine'} onMove={send} />
          ))}
        </section>
      </DndContext>
      <IncompleteMove move={incomplete} onMove={move.mutateAsync} onClose={() => setIncomplete(undefined)} />
    </div>
  );
}
