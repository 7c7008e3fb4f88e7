import { Alert, Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/refused';
import { localMemory } from '../browser/local-memory';
import { fieldProblems } from './field-problems';
import styles from './form.module.css';
import { Objection } from './objection';

interface Props<Values extends object> {
  readonly id: string;
  readonly memoryKey: string;
  readonly initial: Values;
  readonly send: (values: Values) => Promise<void>;
  readonly onStartAnew: () => void;
  readonly children: ReactNode;
}

/** Begins with the draft that this browser remembers, and remembers every change. */
export function KeptForm<Values extends object>({ id, memoryKey, initial, send, onStartAnew, children }: Props<Values>) {
  const { t } = useTranslation('form');
  const [form] = Form.useForm<Values>();
  const [draft] = useState(() => localMemory.read<Values>(memoryKey));
  const [error, setError] = useState<unknown>();
  const names = Object.keys(initial);

  const finish = async (values: Values) => {
    setError(undefined);
    try {
      await send(values);
    } catch (refusal) {
      setError(refusal);
      const { byField } = fieldProblems(problemOf(refusal), names);
      // antd types a name by the form's fields; these are among them, which only fieldProblems knows.
      form.setFields(Object.entries(byField).map(([name, errors]) => ({ name: name as never, errors: [...errors] })));
    }
  };

  return (
    <>
      {draft !== undefined && (
        <Alert
          className={styles['notice'] ?? ''}
          type="info"
          showIcon
          title={t('draft-restored')}
          action={
            <Button size="small" onClick={onStartAnew}>
              {t('start-anew')}
            </Button>
          }
        />
      )}
      {error !== undefined && <Objection error={error} names={names} />}
      <Form<Values>
        id={id}
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ ...initial, ...draft }}
        onValuesChange={(_, values) => localMemory.write(memoryKey, values)}
        onFinish={(values) => void finish(values)}
      >
        {children}
      </Form>
    </>
  );
}
