import type { Browser, Page } from 'playwright-core';

const PATIENCE_MS = 60_000;

/** Buys a product as a guest, paying by check, and answers with the order's id. */
export async function buyAsGuest(
  browser: Browser,
  shopUrl: string,
  product: { readonly path: string; readonly quantity: number; readonly lastName: string },
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await putInCart(page, shopUrl, product);
    await page.goto(`${shopUrl}/cart`);
    await page.locator('#termsofservice').check();
    await page.locator('#checkout').click();
    await page.locator('.checkout-as-guest-button').click();
    await page.waitForURL(/onepagecheckout/);
    await giveAddress(page, product.lastName);
    await answerSteps(page);
    const text = await page.locator('.order-number').innerText();
    await page.locator('.order-completed .details-link a').click();
    await page.waitForURL(/orderdetails\/\d+/);
    const id = /orderdetails\/(\d+)/.exec(page.url())?.[1];
    if (id === undefined) throw new Error(`no order: ${text}`);
    return Number(id);
  } finally {
    await context.close();
  }
}

async function putInCart(
  page: Page,
  shopUrl: string,
  { path, quantity }: { readonly path: string; readonly quantity: number },
): Promise<void> {
  await page.goto(`${shopUrl}/${path}`, { timeout: 180_000 });
  const box = page.locator('.qty-input').first();
  await box.fill(String(quantity));
  await page.locator('.add-to-cart-button').first().click();
  await page.locator('#bar-notification .success').waitFor();
}

async function giveAddress(page: Page, lastName: string): Promise<void> {
  const field = (name: string) => page.locator(`#BillingNewAddress_${name}`);
  await field('FirstName').fill('Ada');
  await field('LastName').fill(lastName);
  await field('Email').fill('ada@example.test');
  // The states come with an answer, and replace those of a country that was chosen before.
  const states = page.waitForResponse(/getstatesbycountryid/i, { timeout: 3000 });
  await field('CountryId').selectOption({ label: 'United States of America' });
  await states.catch(() => undefined);
  await page.waitForFunction(
    'document.querySelectorAll("#BillingNewAddress_StateProvinceId option").length > 1',
  );
  await field('StateProvinceId').selectOption({ label: 'New York' });
  await field('City').fill('New York');
  await field('Address1').fill('1 Main Street');
  await field('ZipPostalCode').fill('10001');
  await field('PhoneNumber').fill('+1 555 0100');
  await page.locator('#billing-buttons-container .new-address-next-step-button').click();
}

/** Shipping, payment by check, confirmation. */
async function answerSteps(page: Page): Promise<void> {
  await page.locator('.shipping-method-next-step-button').click();
  await page.locator('input[value="Payments.CheckMoneyOrder"]').check();
  await page.locator('.payment-method-next-step-button').click();
  await page.locator('.payment-info-next-step-button').click();
  await page.locator('.confirm-order-next-step-button').click();
  await page.waitForURL('**/checkout/completed**');
}
