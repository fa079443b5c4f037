/** Simple drawings on a grid of 16, in the manner of the icons of nopCommerce's menu. */
const PATHS = {
  dashboard: '<path d="M1 2h14v9H1zM3 4v5h10V4zM6 12h4l1 2H5z"/>',
  catalog: '<path d="M3 1h10v14H3a1.5 1.5 0 0 1 0-3h8V3H5v7H2V2zM6 4h4v1.5H6zM6 6.5h4V8H6z"/>',
  sales:
    '<path d="M0 1h3l.6 2H15l-1.5 7H5l.3 1.5H14V13H4L2 2.5H0z"/><circle cx="5.5" cy="14.5" r="1.5"/><circle cx="12" cy="14.5" r="1.5"/>',
  customers:
    '<path d="M8 1a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7m0 1.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4M2 15v-2a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v2zm1.5-1.5h9a2.5 2.5 0 0 0-2.5-3H6a2.5 2.5 0 0 0-2.5 3"/>',
  promotions: '<path d="M1 1h6l8 8-6 6-8-8zm2.5 1.5a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4"/>',
  content: '<path d="m8 0 4 2v4L8 8 4 6V2zM4 7l4 2v4l-4 2-4-2V9zm8 0 4 2v4l-4 2-4-2V9z"/>',
  configuration:
    '<path d="M7 0h2l.4 2 1.5.6 1.7-1.1 1.4 1.4L12.9 4.6l.6 1.5 2 .4v2l-2 .4-.6 1.5 1.1 1.7-1.4 1.4-1.7-1.1-1.5.6-.4 2H7l-.4-2-1.5-.6-1.7 1.1L2 12.1l1.1-1.7-.6-1.5-2-.4v-2l2-.4.6-1.5L2 2.9l1.4-1.4 1.7 1.1L6.6 2zm1 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5"/>',
  system: '<path d="m8 0 7 3.5v8L8 16l-7-4.5v-8zm0 2L4 4l4 2 4-2z"/>',
  reports: '<path d="M0 1h2v12h14v2H0zm4 8 3-3 2 2 4-5 1.3 1L9.2 11l-2.2-2-2 2z"/>',
  help: '<path d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0M5 6h2c0-1.3 2-1.3 2 0 0 1-2 1-2 3h2c0-1.3 2-1.3 2-3 0-3.7-6-3.7-6 0m2 4.5h2v2H7z"/>',
  dot: '<path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1m0 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5"/>',
  menu: '<path d="M1 2.5h14v1.800H1zm0 4.6h14v1.800H1zm0 4.6h14v1.800H1z"/>',
  back: '<path d="M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0M3.5 8 8 4v2.5h4.5v3H8V12z"/>',
  info: '<path d="M6 0h4v4H6zM5 6h5v8h1.5v2h-7v-2H6V8H5z"/>',
} as const;

export type IconName = keyof typeof PATHS;

export function drawIcon(name: IconName): string {
  return `<svg viewBox="0 0 16 16" width="17" height="17" fill="currentColor" fill-rule="evenodd" aria-hidden="true">${PATHS[name]}</svg>`;
}

/** The dots and the name, as at the top of the back office. */
export const LOGO = `<svg viewBox="0 0 56 40" width="50" height="38" fill="#1bc0dc" aria-hidden="true">${[
  [18, 5, 5],
  [30, 5, 5],
  [42, 5, 5],
  [12, 15, 5],
  [25, 15, 5],
  [38, 15, 5],
  [8, 25, 5],
  [20, 25, 5],
  [33, 25, 5],
  [47, 25, 5],
  [5, 35, 4],
  [17, 35, 4],
  [29, 35, 4],
  [42, 35, 4],
]
  .map(([x, y, r]) => `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="3.7"/>`)
  .join('')}</svg><span>nop<b>Commerce</b></span>`;
