import type { AdminIdentity } from '../../contract/index.ts';
import { renderBackOffice } from './back-office-frame.ts';

/** The page around Daybook's own, as the plugin shows it: one frame, whose route is in the address. */
export function renderDaybookPage(admin: AdminIdentity): string {
  return renderBackOffice({
    title: 'Xero (Daybook)',
    entry: 'Xero (Daybook)',
    admin,
    content: `<main class="frame" aria-labelledby="name"><h1 class="unseen" id="name">Xero (Daybook)</h1>
<iframe title="Daybook for Xero" id="daybook"></iframe></main>`,
    script: SCRIPT,
  });
}

const SCRIPT = `const frame = document.getElementById('daybook');
frame.src = '/Admin/Daybook/app/' + (location.hash === '' ? '' : location.hash);
addEventListener('message', (event) => {
  if (event.origin !== location.origin || event.source !== frame.contentWindow) return;
  if (typeof event.data.daybookRoute === 'string') history.replaceState(null, '', '#' + event.data.daybookRoute);
});
addEventListener('hashchange', () => { frame.contentWindow.location.hash = location.hash; });`;

/** Everything that the demo does not have. */
export function renderElsewhere(admin: AdminIdentity): string {
  return renderBackOffice({
    title: 'Not in the demo',
    entry: '',
    admin,
    content: `<main class="page"><div class="title"><h1>Not in the demo</h1></div>
<p>Orders and Xero (Daybook) are under Sales.</p></main>`,
  });
}

/** Where an expired login ends; it comes back to the page that was asked for. */
export function renderLogin(returnUrl: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Login</title></head>
<body style="font:16px system-ui,sans-serif;margin:15vh auto;max-width:320px">
<main><h1>Welcome, please sign in</h1>
<form method="post" action="/login?returnUrl=${encodeURIComponent(returnUrl)}">
<button type="submit">Log in</button></form></main>
</body></html>
`;
}
