import { useEffect } from 'react';

/** The order page around this block shows the state in its header and gives the block its height. */
export function useTellOrderPage(words: {
  readonly label: string;
  readonly needsYou: boolean;
}): void {
  const { label, needsYou } = words;
  useEffect(() => {
    if (window.parent === window) return;
    const tell = (): void => {
      const height = Math.ceil(
        document.getElementById('root')?.getBoundingClientRect().height ?? 0,
      );
      window.parent.postMessage(
        { daybookBlock: { label, needsYou, height } },
        window.location.origin,
      );
    };
    tell();
    const observer = new ResizeObserver(tell);
    const root = document.getElementById('root');
    if (root !== null) observer.observe(root);
    return () => observer.disconnect();
  }, [label, needsYou]);
}
