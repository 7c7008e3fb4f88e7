import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Intake } from './intakes-api';
import { ReplayForm } from './replay-form';
import type { Correction, IntakeDrawerProps } from './use-replay';

/** By the names under which the server speaks of them. */
type Values = Readonly<Record<'contact.name' | 'contact.company' | 'contact.phones' | 'contact.emails', string>>;

/** What is masked is not filled in: it would go out as it is shown, and replace the number that came. */
const asReceived = ({ contact }: Intake): Values => ({
  'contact.name': contact?.name ?? '',
  'contact.company': contact?.company ?? '',
  'contact.phones': '',
  'contact.emails': '',
});

/** Several in one field, as people write them; a number may have spaces in it. */
const several = (typed: string): string[] =>
  typed
    .split(/[,，;；、]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** The contact, put right (LD-2). */
export function ContactDrawer(props: IntakeDrawerProps) {
  const { t } = useTranslation('intakes');
  const { jobTitle = '', region = '', phones, emails } = props.intake.contact ?? {};
  const came = (values: readonly string[] | undefined) =>
    values?.length ? t('came', { value: values.join(', ') }) : t('none-came');
  const correctionOf = (values: Values): Correction => ({
    contact: {
      ...{ jobTitle, region, wechatOpenid: '', wechatUnionid: '', address: '' },
      name: values['contact.name'],
      company: values['contact.company'],
      phones: several(values['contact.phones']),
      emails: several(values['contact.emails']),
    },
  });
  return (
    <ReplayForm<Values> {...props} initial={asReceived(props.intake)} correctionOf={correctionOf}>
      <Form.Item name="contact.name" label={t('contact.name')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="contact.company" label={t('contact.company')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="contact.phones" label={t('contact.phones')} extra={came(phones)}>
        <Input type="tel" maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact.emails" label={t('contact.emails')} extra={came(emails)}>
        <Input maxLength={600} autoComplete="off" />
      </Form.Item>
      <p>{t('whole-contact')}</p>
    </ReplayForm>
  );
}
