import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Approval } from './approvals-api';
import { useDecide } from './use-decide';

/** Yes or no without a word, for what needs none. */
export function DecideButtons({ approval }: { readonly approval: Approval }) {
  const { t } = useTranslation('approvals');
  const decide = useDecide();
  return (
    <Space wrap size={8}>
      <Button
        type="primary"
        aria-label={`${t('approve')} ${approval.summary}`}
        disabled={decide.isPending}
        onClick={() => decide.mutate({ approval, verdict: 'VERDICT_APPROVE' })}
      >
        {t('approve')}
      </Button>
      <Button
        aria-label={`${t('reject')} ${approval.summary}`}
        disabled={decide.isPending}
        onClick={() => decide.mutate({ approval, verdict: 'VERDICT_REJECT' })}
      >
        {t('reject')}
      </Button>
    </Space>
  );
}
