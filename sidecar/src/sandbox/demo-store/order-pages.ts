import type { AdminIdentity, WireOrder } from '../../contract/index.ts';
import { renderBackOffice } from './back-office-frame.ts';
import { drawIcon } from './back-office-icons.ts';
import { escapeHtml } from './escape-html.ts';

const MOST_ORDERS = 100;

/** nopCommerce's list of orders, newest first. */
export function renderOrderList(admin: AdminIdentity, orders: readonly WireOrder[]): string {
  const rows = orders
    .toReversed()
    .slice(0, MOST_ORDERS)
    .map(
      (
        order,
      ) => `<tr><td><a href="/Admin/Order/Edit/${order.id}">${escapeHtml(order.customOrderNumber)}</a></td>
<td>${order.orderStatus}</td><td>${order.paymentStatus}</td><td>${escapeHtml(order.customer.email ?? '')}</td>
<td>${showTime(order.createdOnUtc)}</td><td class="money">${showMoney(order, order.orderTotal)}</td></tr>`,
    );
  return renderBackOffice({
    title: 'Orders',
    entry: 'Orders',
    admin,
    content: `<main class="page"><div class="title"><h1>Orders</h1></div>
<div class="card"><div class="body"><table>
<thead><tr><th>Order #</th><th>Order status</th><th>Payment status</th><th>Customer</th><th>Created on</th><th>Order total</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div></div></main>`,
  });
}

/** nopCommerce's page of an order, with what the plugin adds: a button in the header and a block. */
export function renderOrderPage(admin: AdminIdentity, order: WireOrder): string {
  const number = escapeHtml(order.customOrderNumber);
  return renderBackOffice({
    title: `Edit order details - ${order.customOrderNumber}`,
    entry: 'Orders',
    admin,
    content: `<main class="page" aria-labelledby="name">
<div class="title"><h1 id="name">Edit order details - ${number}</h1>
<a href="/Admin/Order/List">${drawIcon('back')} back to order list</a>
<div class="actions"><button class="button" id="xero">Xero: …</button>
<a class="button info" href="/Admin/Elsewhere">Invoice (PDF)</a>
<a class="button danger" href="/Admin/Elsewhere">Delete</a></div></div>
<div class="card"><h2>${drawIcon('info')} Info</h2><div class="body">
${renderFields([
  ['Order #', number],
  ['Created on', showTime(order.createdOnUtc)],
  ['Customer', escapeHtml(order.customer.email ?? '')],
  ['Order status', order.orderStatus],
])}
${renderFields([
  ['Order shipping', `${showMoney(order, order.orderShippingInclTax)} <b>incl tax</b>`],
  [
    'Payment method additional fee',
    `${showMoney(order, order.paymentMethodAdditionalFeeInclTax)} <b>incl tax</b>`,
  ],
  ['Order tax', showMoney(order, order.orderTax)],
  ['Order total', showMoney(order, order.orderTotal)],
  ['Refunded amount', showMoney(order, order.refundedAmount)],
  ['Payment method', escapeHtml(order.paymentMethodSystemName ?? '')],
  ['Payment status', order.paymentStatus],
])}</div></div>
<details class="card" id="daybook-card"><summary>Xero (Daybook)</summary>
<iframe id="daybook-block" title="Xero (Daybook)" src="/Admin/Daybook/app/embed/orders/${order.id}"></iframe></details>
<div class="card"><h2>Products</h2><div class="body"><table>
<thead><tr><th>Product</th><th>Quantity</th><th>Total</th></tr></thead>
<tbody>${order.items.map((item) => renderItem(order, item)).join('')}</tbody></table></div></div>
</main>`,
    script: SCRIPT,
  });
}

function renderItem(order: WireOrder, item: WireOrder['items'][number]): string {
  return `<tr><td>${escapeHtml(item.productName)}</td><td>${item.quantity}</td>
<td class="money">${showMoney(order, item.priceInclTax)}</td></tr>`;
}

function renderFields(fields: readonly (readonly [name: string, html: string])[]): string {
  return `<dl>${fields.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`).join('')}</dl>`;
}

function showTime(instant: string): string {
  return new Date(instant).toLocaleString('en-US', { timeZone: 'UTC' });
}

function showMoney(order: WireOrder, amount: string): string {
  const currency = order.primaryCurrencyCode;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(amount as unknown as number);
}

const SCRIPT = `const block = document.getElementById('daybook-block');
const card = document.getElementById('daybook-card');
const button = document.getElementById('xero');
addEventListener('message', (event) => {
  if (event.origin !== location.origin || event.source !== block.contentWindow) return;
  const told = event.data.daybookBlock;
  if (told === undefined) return;
  if (told.label !== '') button.textContent = told.label;
  button.className = 'button' + (told.needsYou ? ' needs-you' : told.label.endsWith(': booked') ? ' booked' : '');
  if (told.needsYou) card.open = true;
  if (told.height > 0) block.style.height = told.height + 'px';
});
block.addEventListener('load', () => {
  if (block.contentDocument.getElementById('root') !== null) return;
  button.textContent = 'Xero: not known';
  card.open = true;
});
button.addEventListener('click', () => {
  card.open = true;
  card.scrollIntoView({ block: 'center' });
  card.querySelector('summary').focus();
});`;
