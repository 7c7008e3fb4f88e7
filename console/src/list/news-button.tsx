import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { News } from './use-live-rows';

/** Something changed elsewhere; the rows stay until the reader wants them anew. */
export function NewsButton({ count, show }: News) {
  const { t } = useTranslation('list');
  return (
    <span role="status">
      {count > 0 && (
        <Button size="small" icon={<SyncOutlined />} onClick={show}>
          {t('news', { count })}
        </Button>
      )}
    </span>
  );
}
