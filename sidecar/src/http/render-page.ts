export interface PageText {
  readonly title: string;
  /** Went well, or not: the colour and mark beside the title. */
  readonly isGood: boolean;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly href: string; readonly text: string };
}

/** In the colours of nopCommerce's back office. */
const STYLE = `
body { margin: 0; padding: 16px; background: #ecf0f5; color: #444;
  font: 16px/1.5 "Source Sans Pro", "Segoe UI", system-ui, sans-serif; }
main { max-width: 560px; margin: 12vh auto 0; padding: 24px 28px; background: #fff;
  border: 1px solid #d2d6de; border-top: 4px solid #00a65a; border-radius: 3px; }
main.bad { border-top-color: #dd4b39; }
h1 { margin: 0 0 12px; font-size: 24px; font-weight: 500; }
h1 span { color: #00733e; }
.bad h1 span { color: #b3331f; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
a { display: inline-block; padding: 8px 16px; border-radius: 3px; background: #2f6f94;
  color: #fff; text-decoration: none; }
a:focus-visible { outline: 3px solid #3c8dbc; outline-offset: 2px; }
`;

/** A page for a person's browser. Every text is escaped; there is no script. */
export function renderPage({ title, isGood, paragraphs, link }: PageText): string {
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n');
  const anchor =
    link === undefined
      ? ''
      : `\n<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
<main class="${isGood ? 'good' : 'bad'}">
<h1><span aria-hidden="true">${isGood ? '✓' : '!'}</span> ${escapeHtml(title)}</h1>
${body}${anchor}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
