/** What the service runs with; secrets are apart, so that this may be logged. */
export interface Config {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  readonly xero: XeroHosts;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly record: RecordConfig | null;
  readonly pollSeconds: number;
  readonly patience: Patience;
}

/** How long a sender may take, however slowly its bytes come. */
export interface Patience {
  readonly headersMs: number;
  /** Headers and body together. */
  readonly requestMs: number;
}

export interface XeroHosts {
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly identityUrl: string;
}

export interface RecordConfig {
  readonly directory: string;
  readonly withPersonalData: boolean;
}

export interface ConfigSecrets {
  /** Null: the key file of the data folder. */
  readonly secretKey: Buffer | null;
  /** Null: webhooks are refused, polling finds the changes. */
  readonly xeroWebhookKey: string | null;
}
