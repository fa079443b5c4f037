CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    before_value TEXT NOT NULL,
    after_value TEXT NOT NULL
  , actor_name TEXT) STRICT;

CREATE INDEX audit_log_by_action ON audit_log (action, id);

CREATE INDEX audit_log_by_subject ON audit_log (subject, id);

CREATE INDEX audit_log_by_time ON audit_log (at);

CREATE INDEX audit_log_of_subject ON audit_log (subject, id);

CREATE TABLE backfills (
    id TEXT NOT NULL PRIMARY KEY,
    link_id TEXT NOT NULL REFERENCES links(id),
    created_from TEXT NOT NULL,
    created_to TEXT NOT NULL,
    state TEXT NOT NULL,
    after_id INTEGER NOT NULL,
    read_up_to TEXT,
    orders INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    problem TEXT,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    ended_at TEXT
  , undo TEXT, undo_due_at TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX backfill_undos_due ON backfills (undo_due_at) WHERE undo_due_at IS NOT NULL;

CREATE INDEX backfills_by_link ON backfills (link_id, asked_at);

CREATE INDEX backfills_due ON backfills (due_at) WHERE state IN ('running', 'failing');

CREATE TABLE bank_sightings (
    link_id TEXT NOT NULL,
    key TEXT NOT NULL,
    what TEXT NOT NULL,
    is_accepted INTEGER NOT NULL,
    PRIMARY KEY (link_id, key)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE call_steps (
    call_id TEXT NOT NULL REFERENCES calls(id),
    position INTEGER NOT NULL,
    step_id TEXT NOT NULL REFERENCES steps(id),
    PRIMARY KEY (call_id, position)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX call_steps_by_step ON call_steps (step_id);

CREATE TABLE calls (
    id TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    link_id TEXT NOT NULL REFERENCES links(id),
    kind TEXT NOT NULL,
    idempotency_key TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL,
    serialiser TEXT NOT NULL,
    state TEXT NOT NULL,
    first_sent_at TEXT,
    last_sent_at TEXT,
    due_at TEXT,
    attempts INTEGER NOT NULL,
    may_replay INTEGER NOT NULL,
    http_status INTEGER,
    created_at TEXT NOT NULL
  ) STRICT;

CREATE INDEX calls_by_age ON calls (
    created_at, id, link_id, kind, state, http_status, attempts, first_sent_at, last_sent_at
  );

CREATE INDEX calls_unknown ON calls (due_at) WHERE state = 'unknown';

CREATE INDEX calls_written ON calls (created_at) WHERE state = 'written';

CREATE TABLE checked_rows (
    link_id TEXT NOT NULL REFERENCES links(id),
    row_key TEXT NOT NULL,
    choice TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    PRIMARY KEY (link_id, row_key)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE contact_choices (
    link_id TEXT NOT NULL,
    contact_number TEXT NOT NULL,
    contact_id TEXT,
    instead_of TEXT NOT NULL,
    PRIMARY KEY (link_id, contact_number)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE contact_mirrors (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    cursor TEXT NOT NULL
  ) STRICT;

CREATE TABLE contacts (
    tenant_id TEXT NOT NULL,
    contact_key TEXT NOT NULL,
    contact_id TEXT,
    contact_number TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    email_address TEXT NOT NULL,
    email_key TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    postal_code TEXT NOT NULL,
    status TEXT NOT NULL,
    merged_to_contact_id TEXT, tax_key TEXT NOT NULL DEFAULT '', postal_key TEXT NOT NULL DEFAULT '', details TEXT,
    PRIMARY KEY (tenant_id, contact_key)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX contacts_by_email ON contacts (tenant_id, email_key);

CREATE INDEX contacts_by_id ON contacts (tenant_id, contact_id);

CREATE INDEX contacts_by_name ON contacts (tenant_id, name_key);

CREATE INDEX contacts_by_number ON contacts (tenant_id, contact_number);

CREATE INDEX contacts_by_postal_key ON contacts (tenant_id, postal_key);

CREATE INDEX contacts_by_tax_key ON contacts (tenant_id, tax_key);

CREATE TABLE corrections (
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    from_rule_set INTEGER NOT NULL,
    to_rule_set INTEGER NOT NULL,
    PRIMARY KEY (link_id, order_guid)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE day_totals (
    link_id TEXT NOT NULL REFERENCES links(id),
    placed_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,
    orders INTEGER NOT NULL,
    store_minor INTEGER NOT NULL,
    xero_minor INTEGER NOT NULL,
    PRIMARY KEY (link_id, placed_on, currency, state)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE document_cursors (
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    cursor TEXT NOT NULL,
    PRIMARY KEY (tenant_id, kind)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE edit_credits (
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    position INTEGER NOT NULL,
    credits TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    documents TEXT NOT NULL,
    PRIMARY KEY (link_id, order_guid, position)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE fee_documents (
    link_id TEXT NOT NULL,
    key TEXT NOT NULL,
    method TEXT NOT NULL,
    account_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    day TEXT NOT NULL,
    fee_account_code TEXT NOT NULL,
    tax_type TEXT NOT NULL,
    payout_id TEXT,
    PRIMARY KEY (link_id, key)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX fee_documents_by_day ON fee_documents (link_id, day, method, currency);

CREATE TABLE fee_entries (
    link_id TEXT NOT NULL,
    money_id TEXT NOT NULL,
    document_key TEXT NOT NULL,
    fee_minor INTEGER NOT NULL,
    PRIMARY KEY (link_id, money_id, document_key)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX fee_entries_by_document ON fee_entries (link_id, document_key);

CREATE TABLE fee_queue (
    link_id TEXT NOT NULL,
    money_id TEXT NOT NULL,
    day TEXT,
    retry_at TEXT,
    PRIMARY KEY (link_id, money_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX fee_queue_by_day ON fee_queue (link_id, day);

CREATE TABLE foreign_epochs (
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    outbox_epoch TEXT NOT NULL,
    store_url TEXT NOT NULL,
    requests INTEGER NOT NULL, is_copy INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pairing_id, outbox_epoch)
  ) STRICT;

CREATE TABLE gift_card_openings (
    link_id TEXT NOT NULL REFERENCES links(id),
    gift_card_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    PRIMARY KEY (link_id, gift_card_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE gift_card_sales (
    link_id TEXT NOT NULL REFERENCES links(id),
    order_item_id INTEGER NOT NULL, order_guid TEXT, is_taxed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (link_id, order_item_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX gift_card_sales_by_order ON gift_card_sales (link_id, order_guid);

CREATE TABLE governor (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL
  ) STRICT;

CREATE TABLE journal_documents (
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    key TEXT NOT NULL,
    journal_key TEXT NOT NULL,
    rule_set_number INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (link_id, order_guid, key, journal_key)
  ) STRICT, WITHOUT ROWID;

CREATE TRIGGER fees_payment_added AFTER INSERT ON ledger
    WHEN NEW.kind = 'payment' AND NEW.state = 'posted' AND NEW.key NOT LIKE '%:card:%' AND NEW.key NOT LIKE '%:points'
      AND NEW.key NOT LIKE 'payment:summary:%'
    BEGIN INSERT INTO fee_queue (link_id, money_id, day, retry_at)
    VALUES (NEW.link_id, CASE WHEN NEW.summary_key IS NULL THEN NEW.xero_id
    ELSE NEW.xero_id || ':' || NEW.key END, json_extract(NEW.body, '$.paidOn'), NULL)
    ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL; END;

CREATE TRIGGER fees_payment_changed AFTER UPDATE OF state, xero_id ON ledger
    WHEN NEW.kind = 'payment' AND NEW.key NOT LIKE '%:card:%' AND NEW.key NOT LIKE '%:points'
      AND NEW.key NOT LIKE 'payment:summary:%'
      AND (NEW.state <> OLD.state OR NEW.xero_id <> OLD.xero_id)
    BEGIN
      INSERT INTO fee_queue (link_id, money_id, day, retry_at)
    VALUES (OLD.link_id, CASE WHEN OLD.summary_key IS NULL THEN OLD.xero_id
    ELSE OLD.xero_id || ':' || OLD.key END, NULL, NULL)
    ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL;
      INSERT INTO fee_queue (link_id, money_id, day, retry_at)
    VALUES (NEW.link_id, CASE WHEN NEW.summary_key IS NULL THEN NEW.xero_id
    ELSE NEW.xero_id || ':' || NEW.key END, CASE NEW.state WHEN 'posted' THEN json_extract(NEW.body, '$.paidOn') END, NULL)
    ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL;
    END;

CREATE TRIGGER fees_taken_out AFTER INSERT ON ledger
    WHEN NEW.kind = 'refund' AND NEW.key LIKE 'payback:%:takenOut'
    BEGIN INSERT INTO fee_queue (link_id, money_id, day, retry_at)
      SELECT link_id, CASE WHEN summary_key IS NULL THEN xero_id ELSE xero_id || ':' || key END,
        NULL, NULL FROM ledger
      WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid
        AND kind = 'payment' AND state = 'posted'
        AND key NOT LIKE '%:card:%' AND key NOT LIKE '%:points'
      ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL; END;

CREATE TRIGGER fees_taken_out_changed AFTER UPDATE OF state ON ledger
    WHEN NEW.kind = 'refund' AND NEW.key LIKE 'payback:%:takenOut' AND NEW.state <> OLD.state
    BEGIN INSERT INTO fee_queue (link_id, money_id, day, retry_at)
      SELECT link_id, CASE WHEN summary_key IS NULL THEN xero_id ELSE xero_id || ':' || key END,
        NULL, NULL FROM ledger
      WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid
        AND kind = 'payment' AND state = 'posted'
        AND key NOT LIKE '%:card:%' AND key NOT LIKE '%:points'
      ON CONFLICT (link_id, money_id) DO UPDATE SET day = excluded.day, retry_at = NULL; END;

CREATE TRIGGER ledger_added AFTER INSERT ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') BEGIN UPDATE orders SET xero_minor = (
      SELECT coalesce(sum(CASE kind WHEN 'invoice' THEN total_minor ELSE -total_minor END), 0)
      FROM ledger
      WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid AND state = 'posted'
        AND kind IN ('invoice', 'creditNote'))
    WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid; END;

CREATE TRIGGER ledger_changed AFTER UPDATE OF state, total_minor ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') BEGIN UPDATE orders SET xero_minor = (
      SELECT coalesce(sum(CASE kind WHEN 'invoice' THEN total_minor ELSE -total_minor END), 0)
      FROM ledger
      WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid AND state = 'posted'
        AND kind IN ('invoice', 'creditNote'))
    WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid; END;

CREATE TRIGGER order_search_document_added AFTER INSERT ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') BEGIN INSERT OR REPLACE INTO order_search (rowid, words)
    SELECT orders.rowid, search_text || coalesce((
      SELECT ' ' || group_concat(number, ' ') FROM ledger
      WHERE ledger.link_id = orders.link_id AND ledger.order_guid = orders.order_guid
        AND kind IN ('invoice', 'creditNote')), '')
    FROM orders WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid; END;

CREATE TRIGGER order_search_document_changed AFTER UPDATE OF number ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') AND NEW.number <> OLD.number
    BEGIN INSERT OR REPLACE INTO order_search (rowid, words)
    SELECT orders.rowid, search_text || coalesce((
      SELECT ' ' || group_concat(number, ' ') FROM ledger
      WHERE ledger.link_id = orders.link_id AND ledger.order_guid = orders.order_guid
        AND kind IN ('invoice', 'creditNote')), '')
    FROM orders WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid; END;

CREATE TABLE ledger (
    link_id TEXT NOT NULL REFERENCES links(id),
    key TEXT NOT NULL,
    order_guid TEXT,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    xero_id TEXT NOT NULL,
    number TEXT NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    rule_set_number INTEGER NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    call_id TEXT NOT NULL,
    posted_at TEXT NOT NULL, issued_on TEXT
    GENERATED ALWAYS AS (json_extract(body, '$.issuedOn')) VIRTUAL, summary_key TEXT, ended_at TEXT, backfill_id TEXT,
    PRIMARY KEY (link_id, key)
  ) STRICT;

CREATE INDEX ledger_by_backfill ON ledger (backfill_id, order_guid) WHERE backfill_id IS NOT NULL;

CREATE INDEX ledger_by_day ON ledger (link_id, issued_on, rule_set_number)
    WHERE kind IN ('invoice', 'creditNote') AND state = 'posted';

CREATE INDEX ledger_by_kind ON ledger (link_id, kind);

CREATE INDEX ledger_by_order ON ledger (link_id, order_guid);

CREATE INDEX ledger_by_posted ON ledger (posted_at);

CREATE INDEX ledger_by_summary ON ledger (link_id, summary_key) WHERE summary_key IS NOT NULL;

CREATE INDEX ledger_by_xero_id ON ledger (xero_id);

CREATE INDEX ledger_with_cards ON ledger (link_id) WHERE kind = 'invoice' AND state = 'posted' AND
  (json_array_length(body, '$.giftCardTenders') > 0 OR json_array_length(body, '$.giftCardLines') > 0);

CREATE TABLE links (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    store_id INTEGER NOT NULL,
    store_name TEXT NOT NULL,
    store_url TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    state TEXT NOT NULL,
    live_from TEXT,
    current_rule_set_number INTEGER,
    book_first INTEGER,
    paused_by TEXT,
    paused_at TEXT,
    replaces TEXT REFERENCES links(id),
    live_until TEXT,
    afterwards TEXT
  ) STRICT;

CREATE UNIQUE INDEX links_of_store ON links (pairing_id, store_id) WHERE replaces IS NULL;

CREATE UNIQUE INDEX links_replaced ON links (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE malformed_input (
    id INTEGER PRIMARY KEY,
    owner_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    path TEXT NOT NULL,
    raw TEXT NOT NULL,
    received_at TEXT NOT NULL
  ) STRICT;

CREATE TABLE nonces (
    key_id TEXT NOT NULL,
    nonce TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (key_id, nonce)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX nonces_by_age ON nonces (seen_at);

CREATE TABLE oauth_states (
    state_hash TEXT NOT NULL PRIMARY KEY,
    admin_id TEXT NOT NULL,
    pairing_id TEXT NOT NULL,
    expires_at TEXT NOT NULL
  , admin_name TEXT NOT NULL DEFAULT '', brings_another INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE "order_hints" (
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    order_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    PRIMARY KEY (pairing_id, order_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX order_hints_by_due ON order_hints (priority, due_at);

CREATE VIRTUAL TABLE order_search USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
  );

CREATE TABLE 'order_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'order_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'order_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'order_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TRIGGER order_search_added AFTER INSERT ON orders
    BEGIN INSERT OR REPLACE INTO order_search (rowid, words)
    SELECT orders.rowid, search_text || coalesce((
      SELECT ' ' || group_concat(number, ' ') FROM ledger
      WHERE ledger.link_id = orders.link_id AND ledger.order_guid = orders.order_guid
        AND kind IN ('invoice', 'creditNote')), '')
    FROM orders WHERE orders.rowid = NEW.rowid; END;

CREATE TRIGGER order_search_changed AFTER UPDATE OF search_text ON orders
    WHEN NEW.search_text <> OLD.search_text
    BEGIN INSERT OR REPLACE INTO order_search (rowid, words)
    SELECT orders.rowid, search_text || coalesce((
      SELECT ' ' || group_concat(number, ' ') FROM ledger
      WHERE ledger.link_id = orders.link_id AND ledger.order_guid = orders.order_guid
        AND kind IN ('invoice', 'creditNote')), '')
    FROM orders WHERE orders.rowid = NEW.rowid; END;

CREATE TRIGGER order_search_removed AFTER DELETE ON orders
    BEGIN DELETE FROM order_search WHERE rowid = OLD.rowid; END;

CREATE TRIGGER orders_added AFTER INSERT ON orders BEGIN INSERT INTO day_totals (link_id, placed_on, currency, state, orders, store_minor, xero_minor)
    VALUES (NEW.link_id, NEW.placed_on, NEW.currency, NEW.state,
      +1, +NEW.store_minor, +NEW.xero_minor)
    ON CONFLICT DO UPDATE SET
      orders = orders + excluded.orders,
      store_minor = store_minor + excluded.store_minor,
      xero_minor = xero_minor + excluded.xero_minor; END;

CREATE TRIGGER orders_changed
    AFTER UPDATE OF placed_on, currency, state, store_minor, xero_minor ON orders
    WHEN NEW.placed_on <> OLD.placed_on OR NEW.currency <> OLD.currency OR NEW.state <> OLD.state
      OR NEW.store_minor <> OLD.store_minor OR NEW.xero_minor <> OLD.xero_minor
    BEGIN INSERT INTO day_totals (link_id, placed_on, currency, state, orders, store_minor, xero_minor)
    VALUES (OLD.link_id, OLD.placed_on, OLD.currency, OLD.state,
      -1, -OLD.store_minor, -OLD.xero_minor)
    ON CONFLICT DO UPDATE SET
      orders = orders + excluded.orders,
      store_minor = store_minor + excluded.store_minor,
      xero_minor = xero_minor + excluded.xero_minor; INSERT INTO day_totals (link_id, placed_on, currency, state, orders, store_minor, xero_minor)
    VALUES (NEW.link_id, NEW.placed_on, NEW.currency, NEW.state,
      +1, +NEW.store_minor, +NEW.xero_minor)
    ON CONFLICT DO UPDATE SET
      orders = orders + excluded.orders,
      store_minor = store_minor + excluded.store_minor,
      xero_minor = xero_minor + excluded.xero_minor; END;

CREATE TRIGGER orders_removed AFTER DELETE ON orders BEGIN INSERT INTO day_totals (link_id, placed_on, currency, state, orders, store_minor, xero_minor)
    VALUES (OLD.link_id, OLD.placed_on, OLD.currency, OLD.state,
      -1, -OLD.store_minor, -OLD.xero_minor)
    ON CONFLICT DO UPDATE SET
      orders = orders + excluded.orders,
      store_minor = store_minor + excluded.store_minor,
      xero_minor = xero_minor + excluded.xero_minor; END;

CREATE TABLE "orders" (
    link_id TEXT NOT NULL REFERENCES links(id),
    order_guid TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    number TEXT NOT NULL,
    store_id INTEGER NOT NULL,
    placed_at TEXT NOT NULL,
    placed_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    store_minor INTEGER NOT NULL,
    xero_minor INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    reason_code TEXT,
    snapshot TEXT NOT NULL,
    snapshot_hash TEXT NOT NULL,
    read_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    is_dirty INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    booked_as_of TEXT,
    excluded_by TEXT,
    search_text TEXT NOT NULL, waits_since TEXT, brought_by TEXT,
    PRIMARY KEY (link_id, order_guid)
  ) STRICT;

CREATE INDEX orders_by_amount ON orders (total_minor, order_guid);

CREATE INDEX orders_by_authorization
    ON orders (link_id, snapshot ->> '$.authorizationTransactionId')
    WHERE snapshot ->> '$.authorizationTransactionId' IS NOT NULL;

CREATE INDEX orders_by_backfill ON orders (brought_by) WHERE brought_by IS NOT NULL;

CREATE INDEX orders_by_capture ON orders (link_id, snapshot ->> '$.captureTransactionId')
    WHERE snapshot ->> '$.captureTransactionId' IS NOT NULL;

CREATE INDEX orders_by_link_state ON orders (link_id, state, placed_at, order_guid);

CREATE INDEX orders_by_number ON orders (number COLLATE NOCASE);

CREATE INDEX orders_by_order_id ON orders (link_id, order_id);

CREATE INDEX orders_by_placed ON orders (
    placed_at, order_guid, placed_on, total_minor, link_id, state, reason_code
  );

CREATE INDEX orders_by_reason ON orders (link_id, reason_code);

CREATE INDEX orders_by_state ON orders (state, placed_at, order_guid);

CREATE INDEX orders_by_state_amount ON orders (state, total_minor, order_guid);

CREATE INDEX orders_dirty ON orders (priority, placed_at) WHERE is_dirty = 1;

CREATE TABLE pairing_codes (
    code_hash TEXT NOT NULL PRIMARY KEY,
    expires_at TEXT NOT NULL,
    tries_left INTEGER NOT NULL,
    state TEXT NOT NULL
  ) STRICT;

CREATE TABLE pairings (
    id TEXT NOT NULL PRIMARY KEY,
    key_id TEXT NOT NULL UNIQUE,
    sealed_secret TEXT NOT NULL,
    store_url TEXT NOT NULL,
    outbox_epoch TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    highest_sequence INTEGER NOT NULL,
    note_cursor INTEGER NOT NULL
  ) STRICT;

CREATE TABLE payout_rows (
    link_id TEXT NOT NULL,
    method TEXT NOT NULL,
    row_id TEXT NOT NULL,
    payout_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    order_guid TEXT,
    money_id TEXT,
    gross_minor INTEGER NOT NULL,
    fee_minor INTEGER NOT NULL,
    PRIMARY KEY (link_id, method, row_id)
  ) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX payout_rows_by_money ON payout_rows (link_id, money_id)
    WHERE money_id IS NOT NULL;

CREATE INDEX payout_rows_by_order ON payout_rows (link_id, order_guid)
    WHERE order_guid IS NOT NULL;

CREATE TABLE payouts (
    link_id TEXT NOT NULL,
    method TEXT NOT NULL,
    payout_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    deposit_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    fee_minor INTEGER NOT NULL,
    other_minor INTEGER NOT NULL,
    orders INTEGER NOT NULL,
    paid_on TEXT NOT NULL,
    account_id TEXT NOT NULL,
    bank_account_id TEXT NOT NULL,
    step_keys TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at TEXT NOT NULL, taken_back_at TEXT,
    PRIMARY KEY (link_id, method, payout_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX payouts_by_day ON payouts (link_id, confirmed_at);

CREATE TABLE reference_data (
    owner_id TEXT NOT NULL,
    side TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (owner_id, side)
  ) STRICT;

CREATE TABLE review_entries (
    id INTEGER PRIMARY KEY,
    link_id TEXT NOT NULL REFERENCES links(id),
    cause_key TEXT NOT NULL,
    reason TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    resolved_at TEXT,
    stands_alone INTEGER NOT NULL
  , snoozed_until TEXT, snoozed_by TEXT) STRICT;

CREATE INDEX review_entries_by_opened ON review_entries (opened_at);

CREATE INDEX review_entries_by_resolved ON review_entries (resolved_at)
    WHERE resolved_at IS NOT NULL;

CREATE UNIQUE INDEX review_entries_open ON review_entries (link_id, cause_key) WHERE resolved_at IS NULL;

CREATE INDEX review_entries_resolved ON review_entries (link_id, resolved_at)
    WHERE resolved_at IS NOT NULL;

CREATE TABLE review_orders (
    entry_id INTEGER NOT NULL REFERENCES review_entries(id),
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL, since TEXT,
    PRIMARY KEY (entry_id, link_id, order_guid)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX review_orders_by_order ON review_orders (link_id, order_guid);

CREATE TABLE review_past_orders (
    entry_id INTEGER NOT NULL REFERENCES review_entries(id),
    link_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    left_at TEXT NOT NULL,
    PRIMARY KEY (entry_id, link_id, order_guid)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE rule_sets (
    link_id TEXT NOT NULL REFERENCES links(id),
    number INTEGER NOT NULL,
    rules TEXT NOT NULL,
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL, valid_from TEXT,
    PRIMARY KEY (link_id, number)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE setup_answers (
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    store_id INTEGER NOT NULL,
    answers TEXT NOT NULL,
    PRIMARY KEY (pairing_id, store_id)
  ) STRICT, WITHOUT ROWID;

CREATE TABLE sightings (
    link_id TEXT NOT NULL,
    xero_id TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    read_at TEXT NOT NULL,
    state TEXT NOT NULL,
    accepted TEXT NOT NULL, seen_at TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (link_id, xero_id)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX sightings_by_order ON sightings (link_id, order_guid);

CREATE TABLE "sign_in_problems" (
    pairing_id TEXT PRIMARY KEY REFERENCES pairings(id),
    sign_in_problem TEXT
  ) STRICT, WITHOUT ROWID;

CREATE TABLE step_needs (
    step_id TEXT NOT NULL REFERENCES steps(id),
    link_id TEXT NOT NULL,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (step_id, key)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX step_needs_by_key ON step_needs (link_id, key);

CREATE TABLE steps (
    id TEXT NOT NULL PRIMARY KEY,
    link_id TEXT NOT NULL REFERENCES links(id),
    order_guid TEXT,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    rule_set_number INTEGER NOT NULL,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    error TEXT,
    created_at TEXT NOT NULL
  ) STRICT;

CREATE INDEX steps_by_order ON steps (link_id, order_guid, state);

CREATE UNIQUE INDEX steps_open_key ON steps (link_id, key) WHERE state IN ('planned', 'sending', 'unknown');

CREATE INDEX steps_planned ON steps (link_id, kind, due_at, created_at) WHERE state = 'planned';

CREATE TABLE store_events (
    outbox_epoch TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    pairing_id TEXT NOT NULL REFERENCES pairings(id),
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    occurred_on_utc TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (outbox_epoch, sequence)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX store_events_by_entity ON store_events (pairing_id, entity, entity_id, kind);

CREATE TABLE store_notes (
    link_id TEXT NOT NULL REFERENCES links(id),
    dedupe_key TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    sent_at TEXT, kind TEXT NOT NULL DEFAULT 'note',
    PRIMARY KEY (link_id, dedupe_key)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX store_notes_due ON store_notes (due_at) WHERE sent_at IS NULL;

CREATE TABLE summary_entries (
    link_id TEXT NOT NULL REFERENCES links(id),
    key TEXT NOT NULL,
    order_guid TEXT NOT NULL,
    side TEXT NOT NULL,
    day TEXT NOT NULL,
    currency TEXT NOT NULL,
    method TEXT NOT NULL,
    account_id TEXT NOT NULL,
    order_number TEXT NOT NULL,
    documents TEXT NOT NULL,
    rule_set_number INTEGER NOT NULL,
    state TEXT NOT NULL,
    due_at TEXT NOT NULL,
    summary_key TEXT,
    money_key TEXT,
    PRIMARY KEY (link_id, key)
  ) STRICT, WITHOUT ROWID;

CREATE INDEX summary_entries_by_order ON summary_entries (link_id, order_guid);

CREATE INDEX summary_entries_by_summary ON summary_entries (link_id, summary_key)
    WHERE summary_key IS NOT NULL;

CREATE INDEX summary_entries_closed ON summary_entries (link_id, summary_key, money_key)
    WHERE state = 'closed';

CREATE INDEX summary_entries_due ON summary_entries (due_at) WHERE state = 'open';

CREATE TABLE xero_app (
    id TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    sealed_client_secret TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    scopes TEXT NOT NULL
  ) STRICT;

CREATE TABLE xero_connections (
    tenant_id TEXT NOT NULL PRIMARY KEY,
    connection_id TEXT NOT NULL,
    tenant_name TEXT NOT NULL,
    token_id TEXT NOT NULL REFERENCES xero_tokens(id),
    state TEXT NOT NULL
  ) STRICT;

CREATE TABLE xero_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    sealed_tokens TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    refreshed_at TEXT NOT NULL,
    state TEXT NOT NULL,
    lease_until TEXT
  ) STRICT;
