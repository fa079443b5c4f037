import { Button } from '@mantine/core';

interface CsvLinkProps {
  /** What the API lists under this name, with "/csv" behind it. */
  readonly list: 'orders' | 'activity';
  readonly filter: Readonly<Record<string, string | undefined>>;
  readonly label: string;
}

/** A plain link: the browser saves what comes, however long. */
export function CsvLink({ list, filter, label }: CsvLinkProps) {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => !!entry[1]);
  const query = new URLSearchParams(given).toString();
  return (
    <Button
      component="a"
      size="xs"
      variant="default"
      href={`api/v1/${list}/csv${query === '' ? '' : `?${query}`}`}
      download={`${list}.csv`}
    >
      {label}
    </Button>
  );
}
