import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onSearch: (text: string) => void;
}

const pauseMs = 300;

/** Searches when the typing pauses, and follows the address when somebody goes back. */
export function SearchBox({ label, value, maxLength, onSearch }: Props) {
  const [text, setText] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (value !== followed) {
    setFollowed(value);
    setText(value);
  }
  const search = useEffectEvent(() => onSearch(text.trim()));
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(search, pauseMs);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <Input
      allowClear
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      prefix={<SearchOutlined />}
      value={text}
      onChange={({ target }) => setText(target.value)}
      style={{ flex: '1 1 220px', maxWidth: 340 }}
    />
  );
}
