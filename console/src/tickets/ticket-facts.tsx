import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { CustomerName } from '../customers/customer-name';
import { Due } from '../feedback/due';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { useMay } from '../session/me';
import { type Ticket, ticketDueAt } from './tickets-api';

export function TicketFacts({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation(['tickets', 'enums']);
  const may = useMay();
  const now = useNow();
  const { customerId, priority, impact, urgency, entitlement, channel } = ticket;
  const dueAt = ticketDueAt(ticket);
  return (
    <Panel title={t('facts')}>
      <Facts
        facts={[
          { label: t('due'), value: dueAt && <Due at={dueAt} now={now} /> },
          { label: t('priority'), value: `P${priority}` },
          { label: t('impact'), value: impact !== 'LEVEL_UNSPECIFIED' && t(`enums:${impact}`) },
          { label: t('urgency'), value: urgency !== 'LEVEL_UNSPECIFIED' && t(`enums:${urgency}`) },
          { label: t('entitlement'), value: entitlement !== 'ENTITLEMENT_UNSPECIFIED' && t(`enums:${entitlement}`) },
          { label: t('channel'), value: channel },
          {
            label: t('customer'),
            value: customerId && may('customers.read') && <CustomerName id={customerId} />,
          },
        ]}
      />
    </Panel>
  );
}
