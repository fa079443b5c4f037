import Chromium from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** A real Chromium without a window; nothing of it leaves the machine. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await Chromium.executablePath(),
    args: [
      ...Chromium.args,
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
}
