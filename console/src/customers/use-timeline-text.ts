import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/language';
import { lookUp } from '../i18n/look-up';

/** `tributary.leads.lead.claimed.v1` → `leads.lead.claimed` */
const shortName = (type: string): string => type.replace(/^tributary\./, '').replace(/\.v\d+$/, '');

/** Events in words. One that is newer than this console is shown by its own name. */
export function useTimelineText() {
  const { language } = useLanguage();
  const { t } = useTranslation('customers');
  return {
    titleOf: (type: string): string => lookUp(language, 'events', shortName(type)) ?? shortName(type),
    departmentOf: (service: string): string => lookUp(language, 'events', service) ?? service,
    factsOf: (facts: Readonly<Record<string, string>>): string =>
      Object.entries(facts)
        .flatMap(([name, value]) => {
          const label = lookUp(language, 'facts', name);
          return label === undefined ? [] : [t('fact', { label, value: lookUp(language, 'enums', value) ?? value })];
        })
        .join(' · '),
  };
}
