import '@mantine/core/styles.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { watchConnection, readConnection } from './api/connection.ts';
import { readSession, type Session } from './api/session.ts';
import { App } from './app/App.tsx';
import { setLocale } from './text/format.ts';
import { setUpText } from './text/set-up-text.ts';

async function start(): Promise<void> {
  const session = await readSession().catch(reloadOnceSignedIn);
  const language = session?.language ?? 'en';
  document.documentElement.lang = language;
  document.documentElement.dir = session?.direction ?? 'ltr';
  setLocale(language);
  await setUpText(language);
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App session={session} />);
}

/** Opened with an expired login nothing is known of the person, and nothing was typed yet. */
function reloadOnceSignedIn(): Session | undefined {
  watchConnection(() => {
    if (readConnection() === 'ok') window.location.reload();
  });
  return undefined;
}

void start();
