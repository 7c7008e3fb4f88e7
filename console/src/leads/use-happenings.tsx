import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/client';
import { useFormats } from '../i18n/use-formats';
import { Person } from '../people/person';
import type { Happening } from '../record/timeline';

/** Lines of a lead's history in words. */
export function useHappenings() {
  const { t } = useTranslation(['leads', 'enums']);
  const formats = useFormats();
  return {
    ofFollowUp: ({
      followUpId,
      at,
      employeeId,
      kind,
      intent,
      note,
      nextStep,
      nextAt,
    }: Schema<'leads.v1.FollowUp'>): Happening => ({
      id: followUpId,
      at,
      title: (
        <>
          <strong>{t(`enums:${kind}`)}</strong> · <Person id={employeeId} />
          {intent && intent !== 'INTENT_UNSPECIFIED' && ` · ${t(`enums:${intent}`)}`}
        </>
      ),
      text: [note, nextStep && `→ ${nextStep}${nextAt ? ` (${formats.dateTime(nextAt)})` : ''}`].filter(Boolean).join('\n'),
    }),
    ofCustodyChange: ({ version, at, kind, holderId, previousHolderId, note }: Schema<'leads.v1.CustodyChange'>): Happening => ({
      id: `custody-${version}`,
      at,
      title: (
        <>
          <strong>{t(`enums:${kind}`)}</strong> · <Person id={holderId || previousHolderId} />
        </>
      ),
      text: note,
    }),
  };
}
