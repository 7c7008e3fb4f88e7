import { EyeOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';
import { LongText } from '../form/long-text';

/** What the channel sent, into the field where it is put right. Each time is in the audit log (PERM-2). */
export function RevealedMessage({ intakeId }: { readonly intakeId: string }) {
  const { t } = useTranslation('intakes');
  const form = Form.useFormInstance();
  const tell = useTell();
  const reveal = useCommand({
    send: (_: undefined, header) =>
      answerOf(
        api.POST('/v1/intakes/{intakeId}:reveal-message', {
          params: { path: { intakeId }, header },
          body: { purpose: 'REVEAL_PURPOSE_CORRECTION' },
        }),
      ),
    onDone: ({ text }) => form.setFieldValue('message', text),
    onRefused: (error) => tell.refused(error),
  });
  const isBinary = reveal.data !== undefined && reveal.data.text === '';
  return (
    <>
      <Button icon={<EyeOutlined />} loading={reveal.isPending} onClick={() => reveal.mutate(undefined)}>
        {t('show-message')}
      </Button>
      <p>{reveal.data ? t('message.type', { type: reveal.data.type }) : t('show-message.help')}</p>
      {isBinary && <p>{t('message.binary')}</p>}
      <Form.Item name="message" label={t('message')} extra={t('message.help')}>
        <LongText rows={12} maxLength={200_000} spellCheck={false} />
      </Form.Item>
    </>
  );
}
