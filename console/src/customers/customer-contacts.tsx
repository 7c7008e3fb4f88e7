import { useTranslation } from 'react-i18next';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import type { Customer } from './customers-api';

/** The people of an organisation. */
export function CustomerContacts({ contacts }: Pick<Customer, 'contacts'>) {
  const { t } = useTranslation(['customers', 'enums']);
  return (
    <Panel title={t('contacts')}>
      <Facts
        facts={contacts.map(({ name, role, jobTitle, phones, emails }) => ({
          label: name || t('unnamed'),
          value: [
            [jobTitle, role && role !== 'CONTACT_ROLE_UNSPECIFIED' && t(`enums:${role}`)].filter(Boolean).join(' · '),
            ...phones,
            ...emails,
          ]
            .filter(Boolean)
            .join('\n'),
        }))}
      />
    </Panel>
  );
}
