import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/language';
import { problemWords } from '../i18n/problem-title';

/** Why nobody could be asked for an approval yet; it is tried again until it works. */
export function ApprovalProblem({ code }: { readonly code: string }) {
  const { t } = useTranslation('approvals');
  const { language } = useLanguage();
  if (code === '') return null;
  return <Alert type="warning" showIcon title={t('nobody-asked')} description={problemWords(code, language)} />;
}
