import type { UseMutationResult } from '@tanstack/react-query';
import type { WireConnectAnswer } from '../../../sidecar/src/contract/index.ts';
import type { ApiProblem } from '../api/client.ts';
import { useConnectXero } from '../api/queries.ts';
import { ActionButton } from './ActionButton.tsx';
import { Problem } from './Problem.tsx';

interface ConnectButtonProps {
  readonly text: string;
  readonly onOpened?: () => void;
  /** Begins the sign-in; by default one that brings back the organisation that is booked into. */
  readonly connect?: UseMutationResult<WireConnectAnswer, ApiProblem, void>;
}

/** Opens Xero's sign-in in a tab of its own: Xero does not let itself be framed. */
export function ConnectButton({ text, onOpened, connect: other }: ConnectButtonProps) {
  const same = useConnectXero();
  const connect = other ?? same;
  const open = async (): Promise<void> => {
    // Opened before the answer, or the browser takes it for a pop-up that nobody asked for.
    const tab = window.open('about:blank', '_blank');
    try {
      const { authorizeUrl } = await connect.mutateAsync();
      if (!/^https?:/.test(authorizeUrl)) throw new Error('not an address of the web');
      if (tab === null) window.location.assign(authorizeUrl);
      else tab.location.href = authorizeUrl;
      onOpened?.();
    } catch {
      tab?.close();
    }
  };
  return (
    <>
      <Problem error={connect.error} />
      <ActionButton
        needs="administer"
        w="fit-content"
        loading={connect.isPending}
        onClick={() => void open()}
      >
        {text}
      </ActionButton>
    </>
  );
}
