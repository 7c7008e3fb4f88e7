import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type Body } from '../api/client';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { DrawerForm } from '../form/drawer-form';
import { type DraftLine, discountForm, emptyLine, quantityForm, readyLines } from './draft-line';
import styles from './quote-drawer.module.css';
import { QuotePrice } from './quote-price';
import { productsQuery, quoteKeys } from './quotes-api';

interface Props {
  readonly opportunityId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly lines: readonly DraftLine[];
}

/** Products, how many, and what is taken off; what it comes to is for the server to say (SL-7). */
export function QuoteDrawer({ opportunityId, isOpen, onClose }: Props) {
  const { t } = useTranslation(['contracts', 'form']);
  const queries = useQueryClient();
  const tell = useTell();
  const { data: products = [], isPending } = useQuery(productsQuery);
  const create = useCommand({
    send: (body: Body<'/v1/quotes'>, header) => answerOf(api.POST('/v1/quotes', { params: { header }, body })),
    onDone: ({ state }) => {
      tell.done(state === 'QUOTE_STATE_APPROVED' ? t('quote.made') : t('quote.made-waits'));
      return queries.invalidateQueries({ queryKey: quoteKeys.lists });
    },
  });
  return (
    <DrawerForm<Values>
      title={t('quote.new')}
      submitLabel={t('quote.submit')}
      isOpen={isOpen}
      onClose={onClose}
      draftKey={`quote.${opportunityId}`}
      initial={{ lines: [emptyLine] }}
      submit={({ lines }) => create.mutateAsync({ opportunityId, lines: [...readyLines(lines)] })}
    >
      <Form.List name="lines">
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className={styles['line']}>
                <legend>{t('line', { number: name + 1 })}</legend>
                <Form.Item name={[name, 'sku']} label={t('product')} rules={[{ required: true, message: t('form:required') }]}>
                  <Select<string>
                    showSearch={{ optionFilterProp: 'label' }}
                    loading={isPending}
                    options={products.map(({ sku, name: product }) => ({ value: sku, label: `${product} · ${sku}` }))}
                  />
                </Form.Item>
                <div className={styles['numbers']}>
                  <Form.Item
                    name={[name, 'quantity']}
                    label={t('quantity')}
                    rules={[{ required: true, pattern: quantityForm, message: t('quantity.form') }]}
                  >
                    <Input inputMode="numeric" />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'discountPercent']}
                    label={t('discount')}
                    rules={[{ pattern: discountForm, message: t('discount.form') }]}
                  >
                    <Input inputMode="decimal" suffix="%" placeholder="0" />
                  </Form.Item>
                  {fields.length > 1 && (
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('line.remove', { number: name + 1 })}
                      onClick={() => remove(name)}
                    />
                  )}
                </div>
              </fieldset>
            ))}
            <Form.ErrorList errors={errors} />
            <Button block type="dashed" icon={<PlusOutlined />} onClick={() => add(emptyLine)}>
              {t('line.add')}
            </Button>
          </>
        )}
      </Form.List>
      <QuotePrice />
    </DrawerForm>
  );
}
