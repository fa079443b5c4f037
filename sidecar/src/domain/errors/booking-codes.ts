import type { ErrorEntry } from './error-entry.ts';

const BY_HAND =
  'Compare the order in nopCommerce. If it was edited by hand, put the totals right there, or book it in Xero yourself and choose Don’t book here.';

/** Codes of booking: why an order waits, is held, is not booked, or deserves a look. */
export const BOOKING_CODES = {
  'order.waits_for_payment': {
    kind: 'user',
    message: 'Waiting until it is paid or shipped.',
    suggestion: 'Nothing to do. Mark it as paid in nopCommerce when the money has come.',
  },
  'order.waits_after_void': {
    kind: 'user',
    message: 'Waiting: its payment was voided and it is unpaid again.',
    suggestion: 'Nothing to do. Cancel the order in nopCommerce if it is not going to be paid.',
  },
  'order.before_go_live': {
    kind: 'user',
    message: 'Not booked: placed before {liveFrom}, the day from which Daybook books.',
    suggestion:
      'Nothing to do. If it is missing in Xero, book it there by hand: what was in use before Daybook booked its day.',
  },
  'order.refund_before_go_live': {
    kind: 'user',
    message:
      'Refund not booked: the order was placed before {liveFrom}, the day from which Daybook books.',
    suggestion: 'Book this refund in Xero by hand, where the sale is.',
  },
  'order.not_live': {
    kind: 'user',
    message: 'Waiting: booking is not live yet.',
    suggestion: 'Go live under Setup. Nothing is lost meanwhile.',
  },
  'order.waits_for_ok': {
    kind: 'user',
    message: 'Waiting: the first {count} orders are booked, and you wanted to look at them first.',
    suggestion:
      'Check them in Xero, then press Continue with all orders. Nothing is lost meanwhile.',
  },
  'order.waits_for_summary': {
    kind: 'user',
    message: 'Waiting: it goes into the summary of {day}, which is made after midnight.',
    suggestion: 'Nothing to do.',
  },
  'order.refund_waits_for_summary': {
    kind: 'user',
    message:
      'The sale is booked; the refund goes into the summary of {day}, which is made after midnight.',
    suggestion: 'Nothing to do.',
  },
  'order.not_connected': {
    kind: 'user',
    message: 'Waiting for what Daybook needs to know of Xero and of the store.',
    suggestion: 'Check that Xero is connected and the store is up; it goes on by itself.',
  },
  'order.cancelled_unpaid': {
    kind: 'user',
    message: 'Not booked: cancelled before it was paid.',
    suggestion: 'Nothing to do.',
  },
  'order.deleted': {
    kind: 'user',
    message: 'Not booked: deleted before it was paid.',
    suggestion: 'Nothing to do.',
  },
  'order.excluded': {
    kind: 'user',
    message: 'Not booked, as a person chose: {reason}',
    suggestion: 'Press Book after all if that was a mistake.',
  },
  'order.already_in_xero': {
    kind: 'user',
    message: 'This order is in Xero already.',
    suggestion: 'Cancel or refund it in the store: Daybook then corrects Xero.',
  },
  'order.total_off': {
    kind: 'user',
    message: 'The order is worth {value}, but its parts add up to {parts} ({difference} apart).',
    suggestion: BY_HAND,
  },
  'order.lines_off_subtotal': {
    kind: 'user',
    message:
      'The subtotal is {subtotal}, but the lines add up to {lines}; {difference} is not explained by a checkout option.',
    suggestion: BY_HAND,
  },
  'order.tax_rates_off': {
    kind: 'user',
    message: 'The order’s tax is {tax}, but its tax rates add up to {rates}.',
    suggestion: BY_HAND,
  },
  'order.tax_without_rates': {
    kind: 'user',
    message: 'The order has tax of {tax}, but nopCommerce kept no tax rates for it.',
    suggestion: 'Check the tax provider of the store: it has to fill in the tax rates of orders.',
  },
  'order.tax_on_nothing': {
    kind: 'user',
    message: 'The order is worth nothing but carries tax of {tax}.',
    suggestion: 'Decide with your accountant whether the discount takes the tax along.',
  },
  'order.negative_amount': {
    kind: 'user',
    message: 'The order has a negative total, tax, price, gift card or quantity (total {total}).',
    suggestion: BY_HAND,
  },
  'order.part_of_currency_unit': {
    kind: 'user',
    message: 'The order is worth {value} {currency}, but {currency} has no parts of a unit.',
    suggestion: 'Set the rounding of {currency} to whole units in nopCommerce’s currencies.',
  },
  'order.refunded_too_much': {
    kind: 'user',
    message: '{refunded} was refunded, more than the {paid} that was paid.',
    suggestion:
      'Put the refunded amount right in nopCommerce, or book the refund in Xero yourself.',
  },
  'order.refund_taken_back': {
    kind: 'user',
    message: '{credited} was credited in Xero, but the store now says {refunded} was refunded.',
    suggestion: 'Void the credit note in Xero if the refund did not happen.',
  },
  'order.line_tax_unclear': {
    kind: 'user',
    message:
      '“{line}” costs {withoutTax} without and {withTax} with tax: none of the order’s rates.',
    suggestion: BY_HAND,
  },
  'order.gift_card_taxed': {
    kind: 'user',
    message: 'nopCommerce charged tax on the gift card “{product}”.',
    suggestion:
      'Set the product to tax exempt, or choose “Book it as a sale with tax” in Settings after asking your accountant.',
  },
  'order.gift_card_sale_not_booked': {
    kind: 'user',
    message: 'Gift card no. {card} paid part of an order, but its sale is not in the books.',
    suggestion:
      'Book the order that sold the card, and this goes on by itself. If the card was sold before Daybook, confirm what it was worth then.',
  },
  'order.gift_card_single_purpose': {
    kind: 'user',
    message:
      'Gift card no. {card} was sold with tax on {number} and paid {amount} here, but that cannot be taken back from there: {why}.',
    suggestion:
      'Put that right and try again. Or book this order in Xero yourself, less what the card paid with the tax of its sale, and choose “Don’t book” here.',
  },
  'order.gift_card_beyond_sale': {
    kind: 'user',
    message:
      'Gift card no. {card} paid {amount}, but was sold with tax on {number} for {sold}, of which {left} is left.',
    suggestion:
      'Look the card up in the store: its amount may have been changed there. Book this order in Xero yourself and choose “Don’t book” here, or correct the card and try again.',
  },
  'order.refund_of_used_card': {
    kind: 'user',
    message:
      'The order sold gift cards with tax, and {used} of them paid other orders: {amount} cannot be credited as if nothing was used.',
    suggestion:
      'Make the credit note in Xero yourself, over what was not used, with your accountant.',
  },
  'order.gift_card_beyond_opening': {
    kind: 'user',
    message: 'Gift card no. {card} paid {amount}; of what you confirmed, {left} is left.',
    suggestion:
      'Look the card up in the store, and confirm what it was worth when Daybook began; or look at the order.',
  },
  'order.lines_do_not_fit': {
    kind: 'user',
    message: 'No lines could be made that add up to {value} in Xero.',
    suggestion: 'Choose a rounding account on Mappings, or book the order in Xero yourself.',
  },
  'order.tax_does_not_fit': {
    kind: 'user',
    message: 'The tax at {rate} % cannot be reached in Xero: {difference} apart.',
    suggestion: BY_HAND,
  },
  'order.credit_does_not_fit': {
    kind: 'user',
    message: 'No credit note could be made that gives back {amount} with its tax.',
    suggestion: 'Make the credit note in Xero yourself.',
  },
  'order.changed_after_payment': {
    kind: 'user',
    message: 'The order was changed after {document} had been booked with its payment.',
    suggestion:
      'Open the order and choose: leave Xero as it is, or take the order out of Xero and book it again as it is now.',
  },
  'order.organisation_changed': {
    kind: 'user',
    message:
      'It belongs to {organisation}, which Daybook sends nothing to since the store books into another organisation (last day {lastDay}).',
    suggestion: 'Book the change in {organisation} by hand, then choose “Don’t book” on the order.',
  },
  'order.changed_after_journal': {
    kind: 'user',
    message: 'The order was changed after {number} had been corrected by a manual journal.',
    suggestion: 'Change the invoice and the journal in Xero by hand, or leave both as they are.',
  },
  'ledger.journal_refused': {
    kind: 'user',
    message: 'Xero refused the journal that corrects the orders of {month}: {problem}',
    suggestion:
      'Nothing was moved. Mend what Xero names, then choose “Correct booked orders” on Mappings again.',
  },
  'ledger.correction_changed': {
    kind: 'user',
    message: 'The orders of {month} have changed since you looked. Nothing was sent for them.',
    suggestion: 'Look at what would be sent again, then send it.',
  },
  'order.cancelled_after_payment': {
    kind: 'user',
    message: 'The order is not to be booked any more, but {number} has money on it in Xero.',
    suggestion: 'Refund it in nopCommerce, or remove the payment and void the invoice in Xero.',
  },
  'order.unpaid_after_payment': {
    kind: 'user',
    message: 'Its payment is in Xero, but the store says it is unpaid again.',
    suggestion: 'Remove the payment in Xero if the money went back, or mark the order as paid.',
  },
  'order.cancelled_but_paid': {
    kind: 'user',
    message: '{number} is booked with its payment, but the order was cancelled.',
    suggestion:
      'Refund it in nopCommerce when the money goes back: the credit note follows by itself.',
  },
  'order.tax_differs': {
    kind: 'user',
    message: 'The total is exact; the tax at {rate} % is {difference} off what nopCommerce says.',
    suggestion: 'Choose “The store’s: the tax of the line is set” in Settings to make it exact.',
  },
  'order.booked_as_draft': {
    kind: 'user',
    message: '{number} is a draft, for its day is locked: its payment and refunds are not booked.',
    suggestion: 'Approve it in Xero on a day of your choice, and enter its payment there.',
  },
  'order.changed_in_closed_period': {
    kind: 'user',
    message:
      '{number} of {issuedOn} is in a closed period, but its order was changed or cancelled.',
    suggestion: 'Credit the difference in Xero, or open the period and press Check again.',
  },
  'order.dated_later': {
    kind: 'user',
    message: 'Dated on the first open day; the order is of {orderOf}.',
    suggestion: 'Nothing to do: its own day is locked in Xero.',
  },
  'order.malformed': {
    kind: 'user',
    message: 'The store sent order {orderId} in a form that Daybook cannot read ({path}).',
    suggestion: 'Update the plugin. If it stays, send the order number to support.',
  },
  'order.customer_currency_unknown': {
    kind: 'user',
    message:
      'Its payment method charges the customer’s currency, and the order does not say a usable one ({currency}, rate {rate}).',
    suggestion:
      'Book it in Xero yourself and choose Don’t book here, or set the method to the store’s currency under Mappings.',
  },
  'order.gift_card_in_customer_currency': {
    kind: 'user',
    message:
      'It was charged in {currency}, and it sells or uses gift cards or points, which are owed in the store’s currency.',
    suggestion: 'Book it in Xero yourself and choose Don’t book here.',
  },
  'order.rate_not_exact': {
    kind: 'user',
    message:
      'Booked. Xero keeps six decimals of an exchange rate: in your books it is worth {worth} instead of {total}.',
    suggestion: 'Nothing to do. Your accountant may want to know.',
  },
  'booking.does_not_add_up': {
    kind: 'bug',
    message: 'A document did not add up and was not sent.',
    suggestion: 'Send the log lines of this order to support.',
  },
  'booking.failed': {
    kind: 'bug',
    message: 'Daybook failed to work out how to book this order: a fault in Daybook.',
    suggestion:
      'Press Resync order after the next update, or send the log lines of this order to support.',
  },
  'ledger.step_unfit': {
    kind: 'bug',
    message: 'Daybook failed to make a call to Xero of what it had worked out: a fault in Daybook.',
    suggestion:
      'Press Resync order after the next update, or send the log lines of this order to support.',
  },
  'ledger.illegal_transition': {
    kind: 'bug',
    message: 'A step was to go from {from} to {to}, which is not allowed.',
    suggestion: 'Send the log lines of this order to support.',
  },
  'ledger.total_differs': {
    kind: 'operational',
    message: 'Xero made {posted} of {number}, but {expected} was expected.',
    suggestion: 'Compare the document in Xero with the order before you do anything else.',
  },
  'ledger.document_differs': {
    kind: 'operational',
    message: 'Xero already holds {number}, with another total, currency or contact.',
    suggestion:
      'Look at {number} in Xero. Renumber or void it there, or change the number template.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
