import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';

export const FOLDER = path.join(import.meta.dirname, '../../docs/screenshots');
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } } as const;

export type Look = (page: Page) => Promise<void>;

/** A page of Daybook inside the store's back office. */
export function openRoute(backOfficeUrl: string, route: string): Look {
  return async (page) => {
    await page.goto(`${backOfficeUrl}#${route}`);
    const frame = page.frameLocator('#daybook');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    await waitUntilLoaded(frame);
  };
}

async function waitUntilLoaded(frame: FrameLocator): Promise<void> {
  const loading = frame.locator('[aria-busy="true"]');
  for (let left = await loading.count(); left > 0; left = await loading.count()) {
    await loading.first().waitFor({ state: 'hidden' });
  }
}

/** Each page in a wide and in a narrow window. */
export async function takePictures(
  browser: Browser,
  pages: Readonly<Record<string, Look>>,
): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [name, look] of Object.entries(pages)) {
      const context = await browser.newContext({ viewport, locale: 'en-GB' });
      const page = await context.newPage();
      await look(page);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: path.join(FOLDER, `${name}-${size}.png`) });
      await context.close();
      console.log(`docs/screenshots/${name}-${size}.png`);
    }
  }
}
