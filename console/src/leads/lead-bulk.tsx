import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from '../list/bulk-bar';
import type { Selection } from '../list/use-selection';
import { useMay } from '../session/me';
import type { BulkStep } from './bulk-step';
import type { LeadView } from './lead-search';
import { type Lead, leadKeys } from './leads-api';

const Drawer = lazy(() => import('./lead-bulk-drawer').then(({ LeadBulkDrawer }) => ({ default: LeadBulkDrawer })));

/** What this person may do with many leads of this tab. */
export function useBulkSteps(view: LeadView): readonly BulkStep[] {
  const may = useMay();
  const here: Readonly<Record<LeadView, readonly BulkStep[]>> = {
    sea: ['claim'],
    mine: ['transfer', 'return'],
    team: ['transfer'],
    all: ['transfer'],
  };
  return here[view].filter((step) => may(`leads.${step}`));
}

interface Props {
  readonly selection: Selection;
  readonly steps: readonly BulkStep[];
  readonly leads: readonly Lead[];
}

/** Claim, transfer or return many at once. */
export function LeadBulk({ selection, steps, leads }: Props) {
  const { t } = useTranslation('leads');
  const queries = useQueryClient();
  // What it is about stays the same while it runs, whatever the list does meanwhile.
  const [begun, setBegun] = useState<{ readonly step: BulkStep; readonly leads: readonly Lead[] }>();
  return (
    <BulkBar selection={selection}>
      {steps.map((step) => (
        <Button key={step} type="primary" onClick={() => setBegun({ step, leads })}>
          {t(step)}
        </Button>
      ))}
      <Suspense>
        {begun && (
          <Drawer
            {...begun}
            onClose={() => setBegun(undefined)}
            onDone={(ids) => {
              if (ids.size === 0) return;
              selection.choose([...selection.ids].filter((id) => !ids.has(id)));
              void queries.invalidateQueries({ queryKey: leadKeys.lists });
            }}
          />
        )}
      </Suspense>
    </BulkBar>
  );
}
