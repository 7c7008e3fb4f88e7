import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../api/client';
import { Facts } from '../record/facts';
import { Panel } from '../record/panel';
import { useMay } from '../session/me';
import type { Customer } from './customers-api';
import { type GoldenField, goldenFields, goldenValues } from './golden';
import type { RevealedField } from './reveal-drawer';

const RevealDrawer = lazy(() => import('./reveal-drawer').then(({ RevealDrawer: drawer }) => ({ default: drawer })));

/** The best known values (MD-5), masked until somebody says what they need them for. */
export function GoldenFacts({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation(['customers', 'enums']);
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  const [revealed, setRevealed] = useState<Schema<'masterdata.v1.RevealCustomerResponse'>>();

  const hidden: readonly RevealedField[] = [
    ...(may('customers.phone.unmask') && goldenValues(customer, 'GOLDEN_FIELD_PHONE').length > 0
      ? (['REVEALED_FIELD_PHONE'] as const)
      : []),
    ...(may('customers.id-card.unmask') && goldenValues(customer, 'GOLDEN_FIELD_ID_CARD').length > 0
      ? (['REVEALED_FIELD_ID_CARD'] as const)
      : []),
  ];
  const whole = (field: GoldenField): readonly string[] => {
    if (field === 'GOLDEN_FIELD_PHONE' && revealed?.phones.length) return revealed.phones;
    if (field === 'GOLDEN_FIELD_ID_CARD' && revealed?.idCards.length) return revealed.idCards;
    return goldenValues(customer, field);
  };
  return (
    <Panel
      title={t('golden-record')}
      extra={
        hidden.length > 0 &&
        !revealed && (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setIsOpen(true)}>
            {t('reveal')}
          </Button>
        )
      }
    >
      <Facts facts={goldenFields(customer).map((field) => ({ label: t(`enums:${field}`), value: whole(field).join('\n') }))} />
      <Suspense>
        {isOpen && (
          <RevealDrawer
            customerId={customer.customerId}
            fields={hidden}
            isOpen={isOpen}
            onClose={() => setIsOpen(false)}
            onRevealed={setRevealed}
          />
        )}
      </Suspense>
    </Panel>
  );
}
