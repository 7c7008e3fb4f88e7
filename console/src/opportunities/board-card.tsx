import { useDraggable } from '@dnd-kit/core';
import { Link } from '@tanstack/react-router';
import { CustomerName } from '../customers/customer-name';
import { useFormats } from '../i18n/use-formats';
import { Person } from '../people/person';
import { useMay } from '../session/me';
import styles from './board.module.css';
import { MoveMenu } from './move-menu';
import type { Opportunity, Stage } from './opportunities-api';

interface Props {
  readonly card: Opportunity;
  /** Not said on one's own board. */
  readonly showOwner: boolean;
  readonly onMove: (card: Opportunity, to: Stage) => void;
}

/** One opportunity on the board: dragged by pointer, moved by its menu otherwise. */
export function BoardCard({ card, showOwner, onMove }: Props) {
  const may = useMay();
  const formats = useFormats();
  const mayMove = may('opportunities.write');
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({
    id: card.opportunityId,
    data: { card },
    disabled: !mayMove,
  });
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      className={styles['card']}
      data-dragging={isDragging}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
    >
      <div className={styles['cardHead']}>
        <Link to="/opportunities/$opportunityId" params={{ opportunityId: card.opportunityId }} draggable={false}>
          {card.name}
        </Link>
        {mayMove && <MoveMenu card={card} onMove={(to) => onMove(card, to)} />}
      </div>
      <div className={styles['customer']}>
        <CustomerName id={card.customerId} />
      </div>
      <div className={styles['cardLine']}>
        <strong>{card.amount && formats.money(card.amount)}</strong>
        <span>{card.expectedClose && formats.date(card.expectedClose)}</span>
        {showOwner && (
          <span className={styles['owner']}>
            <Person id={card.ownerId} />
          </span>
        )}
      </div>
    </li>
  );
}
