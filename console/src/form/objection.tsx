import { Alert } from 'antd';
import { problemOf } from '../api/refused';
import { TraceId } from '../feedback/trace-id';
import { useLanguage } from '../i18n/language';
import { problemTitle } from '../i18n/problem-title';
import { fieldProblems } from './field-problems';
import styles from './form.module.css';

/** Why the server did not take the form, as far as it does not stand at a field. */
export function Objection({ error, names }: { readonly error: unknown; readonly names: readonly string[] }) {
  const { language } = useLanguage();
  const problem = problemOf(error);
  return (
    <Alert
      className={styles['notice'] ?? ''}
      type="error"
      showIcon
      title={problemTitle(problem, language)}
      description={
        <>
          {fieldProblems(problem, names).others.map((text) => (
            <div key={text}>{text}</div>
          ))}
          <TraceId problem={problem} />
        </>
      }
    />
  );
}
