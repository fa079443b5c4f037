import type { Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import type { StepKind } from '../../sidecar/src/domain/ledger/step.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { isPaid, pay, placeOrder, refund, withFacts, type OrderFacts } from './halted-orders.ts';
import type { HaltedShop } from './halted-shop.ts';

const BANK = 'id-091';
const CARDS = 'id-835';
const POINTS = 'id-836';
const DAY_MS = 86_400_000;
const STEPS = 10;
const TENDERS = [
  { points: 0, card: 0 },
  { points: 0, card: 0 },
  { points: 3, card: 0 },
  { points: 0, card: 4 },
  { points: 3, card: 4 },
];
const KINDS: readonly StepKind[] = [
  'invoice',
  'updateInvoice',
  'payment',
  'creditNote',
  'allocation',
  'refund',
  'deletePayment',
  'deleteAllocation',
  'voidCreditNote',
  'voidInvoice',
];

type Act = readonly [name: string, act: () => StoreOrder];

/** What happens to one order, in the store and in Daybook, while Xero takes some kinds of writes only. */
export class HaltedHistory {
  readonly log: string[] = [];
  readonly #shop: HaltedShop;
  readonly #random: Random;
  readonly #refusedBefore: number;
  #order: StoreOrder;
  #facts: OrderFacts;
  #isLeft = false;
  #isChangedInXero = false;

  constructor(shop: HaltedShop, random: Random, id: number) {
    this.#shop = shop;
    this.#random = random;
    this.#refusedBefore = shop.xero.refusals.length;
    this.#facts = { price: random.int(20, 90), ...random.pick(TENDERS) };
    const fields = { createdOnUtc: shop.deps.clock.nowIso(), customerId: random.int(1, 4) };
    this.#order = placeOrder(id, this.#facts, fields);
    this.log.push(`${id}: ${JSON.stringify(this.#facts)}`);
  }

  async live(): Promise<void> {
    for (let step = 0; step < STEPS; step += 1) {
      if (step > 0 && this.#random.chance(0.8)) this.#actInStore();
      if (this.#random.chance(0.1)) this.#actInXero();
      this.#halt();
      await this.#closeSomeDays();
      await this.#shop.read(this.#order);
      if (this.#random.chance(0.7)) await this.#shop.lookInXero();
      await this.#shop.work();
      await this.#actInDaybook();
      if (this.#random.chance(0.5)) await this.#shop.work();
      const { state, reason } = await this.#shop.find(this.#order.id);
      this.log.push(`  ${state} ${reason?.code} ${JSON.stringify(reason?.details ?? {})}`);
    }
  }

  /** Xero takes everything again; what is wrong when all is quiet. */
  async end(): Promise<readonly string[]> {
    const { id } = this.#order;
    this.#shop.xero.isHalted = () => false;
    this.#shop.xero.isRefused = () => false;
    for (let pass = 0; pass < 2; pass += 1) {
      await this.#shop.closeUntil(null, id);
      await this.#shop.lookInXero();
      await this.#shop.work();
    }
    const record = await this.#shop.find(id);
    const { state } = record;
    const refused = this.#shop.xero.refusals.slice(this.#refusedBefore);
    // What somebody just changed there is not known yet.
    const wrong = this.#isChangedInXero ? [] : refused.map((text) => `refused: ${text}`);
    if (state === 'sending') wrong.push('it is sending for ever');
    if (state === 'booked' && !this.#isLeft) wrong.push(...this.#findWrong());
    if (state === 'skipped' && !this.#isLeft)
      wrong.push(...this.#findLeft(record.excludedBy !== null));
    return wrong;
  }

  /** A bookkeeper takes money or a credit off, or voids what nothing stands on. */
  #actInXero(): void {
    const { xero } = this.#shop;
    const { orderGuid } = this.#order;
    const documents = [...xero.documents.values()].filter(
      ({ id, body, isEnded }) =>
        !isEnded && body.key.includes(orderGuid) && xero.listOn(id).length === 0,
    );
    const money = [...xero.money.values()].filter(
      ({ key, isEnded }) => !isEnded && key.includes(orderGuid),
    );
    const isClosed = (day: string): boolean => xero.lockedUntil !== null && day <= xero.lockedUntil;
    const items = [
      ...documents.filter(({ body }) => !isClosed(body.issuedOn)),
      ...money.filter(({ day }) => !isClosed(day)),
    ];
    if (items.length === 0) return;
    const item = this.#random.pick(items);
    xero.endByHand(item);
    this.#isChangedInXero = true;
    this.log.push(`in Xero: ended ${'key' in item ? item.key : item.body.key}`);
  }

  /** What may happen to it, as it stands. */
  #actInStore(): void {
    const acts = [...this.#listMoney(), ...this.#listEdits(), ...this.#listEnds()];
    if (acts.length === 0) return;
    const [name, act] = this.#random.pick(acts);
    this.#order = act();
    const { refundedAmount } = this.#order;
    this.log.push(`${name}: ${JSON.stringify(this.#facts)}, refunded ${refundedAmount}`);
  }

  get #isOpen(): boolean {
    return this.#order.orderStatus !== 'Cancelled' && !this.#order.deleted;
  }

  get #leftMinor(): number {
    return toMinor(this.#order.orderTotal) - toMinor(this.#order.refundedAmount);
  }

  #listMoney(): Act[] {
    const [order, left] = [this.#order, this.#leftMinor];
    const paid = (): StoreOrder => pay(order, this.#shop.deps.clock.nowIso());
    if (!isPaid(order)) return this.#isOpen ? [['pay', paid] as const, ['pay', paid] as const] : [];
    if (left < 200) return [];
    return [
      ['refund', () => refund(order, this.#random.int(1, left - 1) / 100)],
      ['refund all', () => refund(order, left / 100)],
    ];
  }

  #listEdits(): Act[] {
    if (!this.#isOpen || this.#leftMinor < 500) return [];
    const edit = (by: number) => (): StoreOrder => {
      this.#facts = { ...this.#facts, price: this.#facts.price + by };
      return withFacts(this.#order, this.#facts);
    };
    return [
      ['edit down', edit(-2)],
      ['edit down', edit(-1)],
      ['edit up', edit(3)],
    ];
  }

  #listEnds(): Act[] {
    const order = this.#order;
    if (!this.#isOpen) {
      const reopened = { ...order, orderStatus: 'Processing', deleted: false } as const;
      return this.#random.chance(0.3) ? [['reopen', () => reopened]] : [];
    }
    const customerId = (order.customerId % 4) + 1;
    return [
      ...(this.#random.chance(0.3)
        ? [['cancel', () => ({ ...order, orderStatus: 'Cancelled' })] as Act]
        : []),
      ...(this.#random.chance(0.2) ? [['customer', () => ({ ...order, customerId })] as Act] : []),
    ];
  }

  #halt(): void {
    const { xero } = this.#shop;
    const halted = KINDS.filter(() => this.#random.chance(0.3));
    const share = this.#random.chance(0.5) ? 1 : 0.5;
    xero.isHalted = ({ kind }) => halted.includes(kind) && this.#random.chance(share);
    const refused = this.#random.chance(0.15) ? this.#random.pick(KINDS) : undefined;
    xero.isRefused = ({ kind }) => kind === refused;
    this.log.push(`halted ${share}: ${halted.join()}; refused: ${refused}`);
  }

  async #closeSomeDays(): Promise<void> {
    if (this.#random.chance(0.15)) {
      const day = this.#random.chance(0.6) ? this.#shop.today : null;
      await this.#shop.closeUntil(day, this.#order.id);
      this.log.push(`closed until ${day}`);
      if (day !== null) this.#shop.advance(DAY_MS);
    }
    if (this.#random.chance(0.3)) this.#shop.advance(DAY_MS);
  }

  async #actInDaybook(): Promise<void> {
    const { id } = this.#order;
    const { state, excludedBy } = await this.#shop.find(id);
    if (state === 'held' && this.#random.chance(0.7) && (await this.#decide())) return;
    if (excludedBy !== null) {
      if (this.#random.chance(0.4)) await this.#do('include', this.#shop.exclude(id, null));
      return;
    }
    if (!this.#random.chance(0.15)) return;
    const isUndone = await this.#do('undo', this.#shop.undo(id));
    if (!isUndone && this.#random.chance(0.2)) {
      await this.#do('exclude', this.#shop.exclude(id, 'not ours'));
    }
  }

  async #decide(): Promise<boolean> {
    const { id } = this.#order;
    const all = await this.#shop.listChoices(id);
    const choices = all.filter((one) => one !== 'keepBooked' || this.#random.chance(0.1));
    if (choices.length === 0) return false;
    const choice = this.#random.pick(choices);
    const isDone = await this.#do(choice, this.#shop.decide(id, choice));
    if (isDone && ['keep', 'keepBooked'].includes(choice)) this.#isLeft = true;
    return true;
  }

  /** Refused where something else happened meanwhile. */
  async #do(name: string, act: Promise<void>): Promise<boolean> {
    const isDone = await act.then(
      () => true,
      () => false,
    );
    if (isDone) this.log.push(`Daybook: ${name}`);
    return isDone;
  }

  /** The books are the order. */
  #findWrong(): string[] {
    const order = this.#order;
    const { open, money } = this.#shop.readBooks(order.orderGuid);
    const isMoneyIn = isPaid(order);
    const wanted = isMoneyIn ? this.#leftMinor : 0;
    const dueMinor = isMoneyIn ? 0 : toMinor(order.orderTotal);
    const due = dueMinor === 0 ? [] : [dueMinor];
    const wrong: string[] = [];
    if ((money[BANK] ?? 0) !== wanted) wrong.push(`money ${money[BANK]}, not ${wanted}`);
    if (open.map(({ minor }) => minor).join() !== due.join()) wrong.push(JSON.stringify(open));
    // Cancelled and paid, both came back, and do not go again.
    if (this.log.some((line) => line.startsWith('cancel'))) return wrong;
    const tenders = [money[CARDS] ?? 0, money[POINTS] ?? 0].join();
    const used = [this.#facts.card * 100, this.#facts.points * 100].join();
    return tenders === used ? wrong : [...wrong, `cards and points ${tenders}, not ${used}`];
  }

  /** Of an order that is not in the books nothing is open, and by a person's word nothing is left at all. */
  #findLeft(isTakenOut: boolean): string[] {
    const { open, money, lines } = this.#shop.readBooks(this.#order.orderGuid);
    const left = isTakenOut ? [...open, ...Object.keys(money), ...Object.keys(lines)] : open;
    return left.length === 0 ? [] : [`left: ${JSON.stringify({ open, money, lines })}`];
  }
}

const toMinor = (text: string): number => Math.round(Number(text) * 100);
