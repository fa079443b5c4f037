import winston from 'winston';
import type { LogFields, Logger } from '../ports/logger.ts';
import { redactField, redactText } from './redact.ts';

export interface LoggerOptions {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  /** Where the lines go; standard output when left out. */
  readonly stream?: NodeJS.WritableStream;
}

/** One JSON line an event: `timestamp`, `level`, `message` (the event) and its redacted fields. */
export function createWinstonLogger(options: LoggerOptions): Logger {
  const logger = winston.createLogger({
    level: options.level,
    format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
    transports: [
      options.stream === undefined
        ? new winston.transports.Console()
        : new winston.transports.Stream({ stream: options.stream }),
    ],
  });
  const write = (level: string, event: string, fields: LogFields): void => {
    logger.log({ level, message: redactText(event), ...redactFields(fields) });
  };
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, fields = {}) => write('error', event, fields),
  };
}

/** The names that the line itself uses. */
const TAKEN = new Set(['level', 'message', 'timestamp']);

function redactFields(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      TAKEN.has(key) ? `${key}_` : key,
      redactField(key, value),
    ]),
  );
}
