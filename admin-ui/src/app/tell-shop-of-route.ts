import type { createHashRouter } from 'react-router';

/** The page around this frame shows the inner route in its own address: links and Back work. */
export function tellShopOfRoute(router: ReturnType<typeof createHashRouter>): void {
  if (window.parent === window) return;
  const tell = (): void => {
    const { pathname, search } = router.state.location;
    window.parent.postMessage({ daybookRoute: `${pathname}${search}` }, window.location.origin);
  };
  router.subscribe(tell);
  tell();
}
