import { useDroppable } from '@dnd-kit/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../api/cursor-pages';
import { ErrorState } from '../feedback/error-state';
import { Loading } from '../feedback/loading';
import styles from './board.module.css';
import { BoardCard } from './board-card';
import { type Opportunity, type Stage, stageQuery } from './opportunities-api';
import { useStageName } from './use-stage-name';

interface Props {
  readonly stage: Stage;
  readonly mine: boolean;
  readonly onMove: (card: Opportunity, to: Stage) => void;
}

export function BoardColumn({ stage, mine, onMove }: Props) {
  const { t } = useTranslation('opportunities');
  const nameOf = useStageName();
  const id = useId();
  const { setNodeRef, isOver } = useDroppable({ id: stage });
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    stageQuery(stage, mine),
  );
  const cards = rowsOf(data);
  return (
    <section ref={setNodeRef} className={styles['column']} data-over={isOver} aria-labelledby={id}>
      <h2 id={id}>
        {nameOf(stage)} <span>{`${cards.length}${hasNextPage ? '+' : ''}`}</span>
      </h2>
      {isPending && <Loading />}
      {error && <ErrorState error={error} onRetry={refetch} />}
      {data && cards.length === 0 && <p>{t('stage-empty')}</p>}
      <ul>
        {cards.map((card) => (
          <BoardCard key={card.opportunityId} card={card} showOwner={!mine} onMove={onMove} />
        ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
