import { resolve } from 'node:path';
import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Config, ConfigSecrets, Patience } from './config.ts';
import type { Environment } from './load-environment.ts';
import { VARIABLES, type Variable, type VariableName, type VariableValue } from './variables.ts';

/** The plugin sends from the same machine: even 5 MB take it a moment. */
const PATIENCE: Patience = { headersMs: 10_000, requestMs: 30_000 };

type Values = { readonly [Name in VariableName]: VariableValue<Name> | null };

/** Environment to checked configuration. Throws `config.invalid` that names every problem at once. */
export function readConfig(environment: Environment): {
  readonly config: Config;
  readonly secrets: ConfigSecrets;
} {
  const values = readValues(environment);
  return { config: buildConfig(values), secrets: buildSecrets(values) };
}

function readValues(environment: Environment): Values {
  const problems = findUnknownVariables(environment);
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries<Variable<unknown>>(VARIABLES)) {
    const given = environment[name];
    const raw = given === undefined || given === '' ? variable.fallback : given;
    if (raw === undefined) {
      values[name] = null;
      continue;
    }
    const parsed = variable.schema.safeParse(raw);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name}: expected ${variable.expected}; example: ${variable.example}`);
  }
  if (problems.length > 0) {
    throw new DaybookError('config.invalid', { details: { problems: problems.join('\n') } });
  }
  return values as Values;
}

// A misspelt name would otherwise run with a default that nobody chose.
function findUnknownVariables(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('DAYBOOK_') && !(name in VARIABLES))
    .map((name) => `${name}: there is no such variable; see docs/configuration.md`);
}

function buildConfig(values: Values): Config {
  return {
    dataDir: resolve(required(values.DAYBOOK_DATA_DIR)),
    host: required(values.DAYBOOK_HOST),
    port: required(values.DAYBOOK_PORT),
    healthPort: required(values.DAYBOOK_HEALTH_PORT),
    xero: {
      apiUrl: required(values.DAYBOOK_XERO_API_URL),
      loginUrl: required(values.DAYBOOK_XERO_LOGIN_URL),
      identityUrl: required(values.DAYBOOK_XERO_IDENTITY_URL),
    },
    logLevel: required(values.DAYBOOK_LOG_LEVEL),
    record:
      values.DAYBOOK_RECORD_DIR === null
        ? null
        : {
            directory: resolve(values.DAYBOOK_RECORD_DIR),
            withPersonalData: required(values.DAYBOOK_RECORD_PERSONAL_DATA),
          },
    pollSeconds: required(values.DAYBOOK_POLL_SECONDS),
    patience: PATIENCE,
  };
}

function buildSecrets(values: Values): ConfigSecrets {
  return {
    secretKey: values.DAYBOOK_SECRET_KEY,
    xeroWebhookKey: values.DAYBOOK_XERO_WEBHOOK_KEY,
  };
}

function required<T>(value: T | null): T {
  if (value === null) throw new DaybookError('service.bug');
  return value;
}
