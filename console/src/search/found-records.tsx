import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/refused';
import { useLanguage } from '../i18n/language';
import { problemTitle } from '../i18n/problem-title';
import { useMay, useMe } from '../session/me';
import { findCustomersQuery, findLeadsQuery, leadViewsOf } from './find-queries';
import styles from './palette.module.css';

interface Props {
  readonly text: string;
  readonly onGo: (to: string) => void;
}

/** Customers and leads that fit. Each kind is asked of its own service: one that is down says so, the others answer. */
export function FoundRecords({ text, onGo }: Props) {
  const { t } = useTranslation(['search', 'app', 'enums']);
  const may = useMay();
  const { reach } = useMe();
  const customers = useQuery({ ...findCustomersQuery(text), enabled: may('customers.read') });
  const leads = useQuery({ ...findLeadsQuery(text, leadViewsOf(reach, may('leads.sea.read'))), enabled: may('leads.read') });
  const asked = [...(may('customers.read') ? [customers] : []), ...(may('leads.read') ? [leads] : [])];
  const nothing = asked.every(({ data }) => data?.length === 0);
  return (
    <>
      {nothing && (
        <p role="status" className={styles['nothing']}>
          {t('nothing')}
        </p>
      )}
      <Found
        heading={t('app:nav.customers')}
        query={customers}
        idOf={({ customerId }) => customerId}
        onSelect={({ customerId }) => onGo(`/customers/${customerId}`)}
        line={({ displayName, kind }) => (
          <>
            <span>{displayName || t('unnamed')}</span>
            {kind && <small>{t(`enums:${kind}`)}</small>}
          </>
        )}
      />
      <Found
        heading={t('app:nav.leads')}
        query={leads}
        idOf={({ leadId }) => leadId}
        onSelect={({ leadId }) => onGo(`/leads/${leadId}`)}
        line={({ contact }) => (
          <>
            <span>{contact?.name || contact?.company || t('unnamed')}</span>
            <small>{[contact?.name && contact.company, contact?.phones?.[0]].filter(Boolean).join(' · ')}</small>
          </>
        )}
      />
    </>
  );
}

interface FoundProps<Item> {
  readonly heading: string;
  readonly query: UseQueryResult<readonly Item[]>;
  readonly idOf: (item: Item) => string;
  readonly onSelect: (item: Item) => void;
  readonly line: (item: Item) => ReactNode;
}

function Found<Item>({ heading, query: { data = [], error }, idOf, onSelect, line }: FoundProps<Item>) {
  const { language } = useLanguage();
  if (error) return <p className={styles['nothing']}>{`${heading}: ${problemTitle(problemOf(error), language)}`}</p>;
  if (data.length === 0) return null;
  return (
    <Command.Group heading={heading} className={styles['group'] ?? ''}>
      {data.map((item) => (
        <Command.Item
          key={idOf(item)}
          value={`${heading} ${idOf(item)}`}
          onSelect={() => onSelect(item)}
          className={styles['item'] ?? ''}
        >
          {line(item)}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
