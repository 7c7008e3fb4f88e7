import { EyeOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import { useCommand } from '../api/use-command';
import { useTell } from '../feedback/use-tell';

const purposes = ['REVEAL_PURPOSE_FOLLOW_UP', 'REVEAL_PURPOSE_CORRECTION', 'REVEAL_PURPOSE_INVESTIGATION'] as const;
type Purpose = (typeof purposes)[number];

/** The contact without masks, kept nowhere but on this page; each time is in the audit log with its purpose (PERM-2). */
export function useRevealContact(leadId: string) {
  const tell = useTell();
  return useCommand({
    send: (purpose: Purpose, header) =>
      answerOf(api.POST('/v1/leads/{leadId}:reveal-contact', { params: { path: { leadId }, header }, body: { purpose } })),
    onRefused: (error) => tell.refused(error),
  });
}

interface Props {
  readonly isPending: boolean;
  readonly onPurpose: (purpose: Purpose) => void;
}

export function RevealContact({ isPending, onPurpose }: Props) {
  const { t } = useTranslation(['leads', 'enums']);
  const items = purposes.map((key) => ({ key, label: t(`enums:${key}`), onClick: () => onPurpose(key) }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button size="small" icon={<EyeOutlined />} loading={isPending}>
        {t('reveal')}
      </Button>
    </Dropdown>
  );
}
