import type { AdminIdentity } from '../../contract/index.ts';
import { drawIcon, LOGO, type IconName } from './back-office-icons.ts';
import { BACK_OFFICE_STYLES } from './back-office-styles.ts';
import { escapeHtml } from './escape-html.ts';

const MENU: readonly (readonly [name: string, icon: IconName])[] = [
  ['Dashboard', 'dashboard'],
  ['Catalog', 'catalog'],
  ['Sales', 'sales'],
  ['Customers', 'customers'],
  ['Promotions', 'promotions'],
  ['Content management', 'content'],
  ['Configuration', 'configuration'],
  ['System', 'system'],
  ['Reports', 'reports'],
  ['Help', 'help'],
];

const ELSEWHERE = '/Admin/Elsewhere';
const SALES: readonly (readonly [name: string, href: string])[] = [
  ['Orders', '/Admin/Order/List'],
  ['Shipments', ELSEWHERE],
  ['Return requests', ELSEWHERE],
  ['Recurring payments', ELSEWHERE],
  ['Gift cards', ELSEWHERE],
  ['Shopping carts and wishlists', ELSEWHERE],
  ['Xero (Daybook)', '/Admin/Daybook'],
];

export interface BackOfficePage {
  readonly title: string;
  /** The entry under Sales that this page belongs to. */
  readonly entry: string;
  readonly admin: AdminIdentity;
  /** HTML, escaped where it holds texts of people. */
  readonly content: string;
  readonly script?: string;
}

/** nopCommerce's header and menu around a page. */
export function renderBackOffice(page: BackOfficePage): string {
  const { admin, title, content, script = '' } = page;
  return `<!doctype html>
<html lang="en" dir="${admin.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} / nopCommerce administration</title>
<style>${BACK_OFFICE_STYLES}</style>
</head>
<body>
<header>
<button id="menu" aria-label="Menu" aria-controls="navigation">${drawIcon('menu')}</button>
<span class="who">${escapeHtml(admin.name)}</span>
<a class="logout" href="/logout">Logout</a>
<a class="store" href="${ELSEWHERE}">Public store</a>
</header>
<nav id="navigation" aria-label="Administration">
<div class="brand">${LOGO}</div>
<input class="search" type="search" placeholder="Search" aria-label="Search">
${MENU.map(([name, icon]) => renderEntry(name, icon, page.entry)).join('\n')}
</nav>
${content}
<script>
document.getElementById('menu').addEventListener('click', () => document.body.classList.toggle('away'));
${script}
</script>
</body>
</html>
`;
}

function renderEntry(name: string, icon: IconName, entry: string): string {
  const look = name === 'Sales' ? 'open' : name === 'Dashboard' ? 'plain' : '';
  const link = `<a class="${look}" href="${ELSEWHERE}">${drawIcon(icon)} ${name}</a>`;
  if (name !== 'Sales') return link;
  const under = SALES.map(([text, href]) => {
    const current = text === entry ? ' aria-current="page"' : '';
    return `<a href="${href}"${current}>${drawIcon('dot')} ${text}</a>`;
  });
  return `${link}\n<div class="under">${under.join('\n')}</div>`;
}
