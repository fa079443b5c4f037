/** Whose shop it is: on every request of the plugin. */
export const STORE_URL_HEADER = 'Daybook-Store-Url';
/** A GUID of the outbox, made anew when the database or the URL differ from those it remembers. */
export const OUTBOX_EPOCH_HEADER = 'Daybook-Outbox-Epoch';
