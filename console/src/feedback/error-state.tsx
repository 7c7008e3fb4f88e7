import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/refused';
import { useLanguage } from '../i18n/language';
import { problemTitle } from '../i18n/problem-title';
import { Notice } from './notice';
import { TraceId } from './trace-id';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => unknown;
}

/** What went wrong, what can be done, and the id to quote. */
export function ErrorState({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const problem = problemOf(error);
  return (
    <Notice isAlert title={problem.status === 404 ? t('not-found') : t('went-wrong')} text={problemTitle(problem, language)}>
      {onRetry && <Button onClick={() => void onRetry()}>{t('try-again')}</Button>}
      <TraceId problem={problem} />
    </Notice>
  );
}
