import { useSearchParams } from 'react-router';

/** What a list shows is part of its address: each change of it begins at the first page again. */
export function useAddressChange(): (name: string, value: string | undefined) => void {
  const [, setParams] = useSearchParams();
  return (name, value) => {
    // From the address of the moment: a search that was typed meanwhile is kept.
    setParams(
      (present) => {
        const next = new URLSearchParams(present);
        if (name !== 'after') next.delete('after');
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: name === 'search' },
    );
  };
}

/** Nothing is asked for any more, but what the list is of stays. */
export function keepParams(present: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...present].filter(([name]) => names.includes(name)));
}
