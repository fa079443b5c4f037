/** Methods whose money comes by the customer's own hand; a gateway collects it and pays later, less fees. */
const DIRECT = /^Payments\.(CheckMoneyOrder|PurchaseOrder|CashOnDelivery|BankTransfer)/i;

export function paysLater(systemName: string): boolean {
  return !DIRECT.test(systemName);
}
