import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import Chromium from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A real Chromium without a window; nothing of it leaves the machine. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await Chromium.executablePath(),
    // Not the package's own flags: they switch the web's security off, and put all in one process.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
}

/** Where pictures of the pages go, to be looked at; none are made without it. */
const PICTURES = process.env['PICTURES'];

/** Looks at the page as it is now: a picture for a person, axe for the rest. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  if (PICTURES !== undefined) {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
  }
  // A busy machine answers late: a frame that is not waited for would be left out.
  const { violations } = await new AxeBuilder({ page }).options({ pingWaitTime: 20_000 }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}
