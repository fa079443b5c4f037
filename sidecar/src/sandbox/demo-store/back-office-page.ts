const MENU = [
  'Dashboard',
  'Catalog',
  'Sales',
  'Customers',
  'Promotions',
  'Content management',
  'Configuration',
  'Xero (Daybook)',
  'System',
  'Reports',
  'Help',
];

/** The page around Daybook's own, as the plugin shows it: nopCommerce's header and menu, one frame. */
export const BACK_OFFICE_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Xero (Daybook) / nopCommerce administration</title>
<style>
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template: 56px 1fr / 250px 1fr; height: 100vh;
  font: 16px "Source Sans Pro", "Segoe UI", system-ui, sans-serif; background: #ecf0f5; }
header { grid-column: 1 / 3; background: #343a40; color: #c2c7d0; display: flex;
  align-items: center; justify-content: space-between; padding: 0 16px; }
header b { color: #fff; font-size: 21px; font-weight: 600; }
nav { background: #343a40; overflow: auto; border-top: 1px solid #4b545c; }
nav a { display: block; padding: 9px 24px; color: #c2c7d0; text-decoration: none; }
nav a[aria-current] { color: #fff; background: #494e53; border-left: 3px solid #007bff; padding-left: 21px; }
iframe { grid-column: 2; width: 100%; height: 100%; border: 0; }
@media (max-width: 767px) { body { grid-template-columns: 0 1fr; } nav { display: none; } }
</style>
</head>
<body>
<header><b>nopCommerce</b><span>Demo admin</span></header>
<nav aria-label="Administration">
${MENU.map((name) => `<a href="#"${name.includes('Daybook') ? ' aria-current="page"' : ''}>${name}</a>`).join('\n')}
</nav>
<iframe title="Daybook for Xero" id="daybook"></iframe>
<script>
const frame = document.getElementById('daybook');
frame.src = '/Admin/Daybook/app/' + (location.hash === '' ? '' : location.hash);
addEventListener('message', (event) => {
  if (event.origin !== location.origin || event.source !== frame.contentWindow) return;
  if (typeof event.data.daybookRoute === 'string') history.replaceState(null, '', '#' + event.data.daybookRoute);
});
addEventListener('hashchange', () => { frame.contentWindow.location.hash = location.hash; });
</script>
</body>
</html>
`;
