import { Button } from '@mantine/core';

interface PagerProps {
  /** Where the page begins, and where the next one does; undefined at the beginning and the end. */
  readonly after: string | undefined;
  readonly next: string | undefined;
  readonly labels: { readonly first: string; readonly next: string };
  readonly onGo: (after: string | undefined) => void;
}

/** To the first page of a list and to the next; nothing where all of it is shown. */
export function Pager({ after, next, labels, onGo }: PagerProps) {
  return (
    <>
      {after === undefined ? null : (
        <Button size="xs" variant="default" onClick={() => onGo(undefined)}>
          {labels.first}
        </Button>
      )}
      {next === undefined ? null : (
        <Button size="xs" variant="default" onClick={() => onGo(next)}>
          {labels.next}
        </Button>
      )}
    </>
  );
}
