import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 300;

interface SearchBoxProps {
  readonly search: string;
  /** What is searched for. */
  readonly label: string;
  readonly onSearch: (search: string) => void;
}

/** What is typed stays as it is typed; the list follows when the person pauses. */
export function SearchBox({ search, label, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(search);
  const [sent, setSent] = useState(search);
  const send = useDebouncedCallback((value: string) => {
    setSent(value);
    onSearch(value);
  }, PAUSE_MS);
  const [seen, setSeen] = useState(search);
  if (search !== seen) {
    setSeen(search);
    // Another search came from elsewhere: Back, or the filters were cleared.
    if (search !== sent) setText(search);
  }
  return (
    <TextInput
      type="search"
      w={{ base: '100%', xs: 340 }}
      label={label}
      value={text}
      maxLength={200}
      onChange={(event) => {
        setText(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}
