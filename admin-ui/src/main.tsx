import '@mantine/core/styles.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { readSession } from './api/session.ts';
import { App } from './app/App.tsx';
import { setLocale } from './text/format.ts';
import { setUpText } from './text/set-up-text.ts';

const FALLBACK = { language: 'en', direction: 'ltr' } as const;

async function start(): Promise<void> {
  const { language, direction } = await readSession().catch(() => FALLBACK);
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  setLocale(language);
  await setUpText(language);
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App direction={direction} />);
}

void start();
