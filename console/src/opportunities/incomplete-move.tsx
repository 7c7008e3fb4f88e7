import { lazy, Suspense } from 'react';
import type { Move } from './use-move';

const MoveDrawer = lazy(() => import('./move-drawer').then((module) => ({ default: module.MoveDrawer })));

interface Props {
  readonly move: Move | undefined;
  readonly onMove: (move: Move) => Promise<unknown>;
  readonly onClose: () => void;
}

/** The form for a move that lacks something; loaded when there is one. */
export const IncompleteMove = ({ move, onMove, onClose }: Props) => (
  <Suspense>{move && <MoveDrawer move={move} onMove={onMove} onClose={onClose} />}</Suspense>
);
