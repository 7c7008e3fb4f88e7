import { Button, Drawer } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localMemory } from '../browser/local-memory';
import { useIsPhone } from '../browser/use-media';
import { KeptForm } from './kept-form';

interface Props<Values extends object> {
  readonly title: string;
  readonly submitLabel: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Under which the draft is kept in this browser until it is sent or thrown away: `follow-up.<lead>`. */
  readonly draftKey: string;
  readonly initial: Values;
  /** Sends it; throws `Refused` when the server does not take it. */
  readonly submit: (values: Values) => Promise<unknown>;
  /** `Form.Item`s named as the fields of the request are. */
  readonly children: ReactNode;
}

/**
 * A place of their own: below <body> itself antd would stop the page from scrolling, which it never does, by a style element
 * without a nonce.
 */
const drawers = (): HTMLElement => document.getElementById('drawers') ?? document.body;

/** Every form of the console: a drawer that keeps what was typed, and shows what the server objects to at the field it is about. */
export function DrawerForm<Values extends object>(props: Props<Values>) {
  const { title, submitLabel, isOpen, onClose, draftKey, initial, submit, children } = props;
  const { t } = useTranslation('form');
  const isPhone = useIsPhone();
  const id = useId();
  const [isSending, setIsSending] = useState(false);
  const [beginning, setBeginning] = useState(0);

  const memoryKey = `draft.${draftKey}`;
  const send = async (values: Values) => {
    setIsSending(true);
    try {
      await submit(values);
      localMemory.forget(memoryKey);
      onClose();
    } finally {
      setIsSending(false);
    }
  };

  return (
    <Drawer
      title={title}
      open={isOpen}
      onClose={onClose}
      destroyOnHidden
      getContainer={drawers}
      {...(isPhone ? { placement: 'bottom' as const, size: '92%' } : { size: 440 })}
      closable={{ 'aria-label': t('close') }}
      footer={
        <Button type="primary" size="large" block loading={isSending} htmlType="submit" form={id}>
          {submitLabel}
        </Button>
      }
    >
      <KeptForm<Values>
        key={beginning}
        id={id}
        memoryKey={memoryKey}
        initial={initial}
        send={send}
        onStartAnew={() => {
          localMemory.forget(memoryKey);
          setBeginning(beginning + 1);
        }}
      >
        {children}
      </KeptForm>
    </Drawer>
  );
}
