import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * Another page takes the place of the one with the link that was followed, and the focus with it: it
 * goes to the new page, so that the keyboard goes on there and a screen reader reads from its beginning.
 */
export function useFocusAfterRoute(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost) document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}
