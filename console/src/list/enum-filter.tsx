import { Select } from 'antd';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

/** One of a few values, or any. */
export const EnumFilter = <Value extends string>({ label, value, options, onChange }: Props<Value>) => (
  <Select<Value>
    allowClear
    aria-label={label}
    placeholder={label}
    value={value ?? null}
    options={[...options]}
    onChange={(chosen) => onChange(chosen ?? undefined)}
    style={{ flex: '0 1 132px', minWidth: 96 }}
  />
);
