import { useTranslation } from 'react-i18next';
import { useNow } from '../browser/use-now';
import { CustomerName } from '../customers/customer-name';
import { Due } from '../feedback/due';
import { useFormats } from '../i18n/use-formats';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { useMay } from '../session/me';
import { dueAt } from './lead-name';
import type { Lead } from './leads-api';
import { RevealContact, useRevealContact } from './reveal-contact';

export function LeadFacts({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation(['leads', 'enums']);
  const may = useMay();
  const formats = useFormats();
  const now = useNow();
  const reveal = useRevealContact(lead.leadId);
  const contact = reveal.data ?? lead.contact;
  const { interest, origin, custody, customerId } = lead;
  return (
    <>
      <Panel
        title={t('contact')}
        extra={
          may('leads.phone.unmask') && !reveal.data && <RevealContact isPending={reveal.isPending} onPurpose={reveal.mutate} />
        }
      >
        <Facts
          facts={[
            { label: t('name'), value: contact?.name },
            { label: t('company'), value: contact?.company },
            { label: t('job-title'), value: contact?.jobTitle },
            {
              label: t('phone'),
              value: contact?.phones?.map((phone) => <Phone key={phone} number={phone} isWhole={!!reveal.data} />),
            },
            { label: t('email'), value: contact?.emails?.join('\n') },
            { label: t('address'), value: contact?.address },
            {
              label: t('customer'),
              value: customerId && may('customers.read') && <CustomerName id={customerId} />,
            },
          ]}
        />
      </Panel>
      <Panel title={t('interest')}>
        <Facts
          facts={[
            { label: t('product'), value: interest?.product },
            { label: t('industry'), value: interest?.industry },
            { label: t('message'), value: interest?.message },
            { label: t('channel'), value: origin?.channel && t(`enums:${origin.channel}`) },
            { label: t('source'), value: origin?.source },
            { label: t('campaign'), value: origin?.campaign },
            { label: t('created'), value: lead.createdAt && formats.dateTime(lead.createdAt) },
            { label: t('due'), value: dueAt(lead) && <Due at={dueAt(lead)} now={now} /> },
            { label: t('protected-until'), value: custody?.protectedUntil && formats.date(custody.protectedUntil) },
          ]}
        />
      </Panel>
    </>
  );
}

/** A whole number can be dialled with a thumb; a masked one only read. */
const Phone = ({ number, isWhole }: { readonly number: string; readonly isWhole: boolean }) => (
  <div>{isWhole ? <a href={`tel:${number}`}>{number}</a> : number}</div>
);
