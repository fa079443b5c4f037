import { z } from 'zod';

const KEY_BYTES = 32;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function text(): z.ZodType<string, string> {
  return z.string().trim().min(1);
}

export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
}

export function port(): z.ZodType<number, string> {
  return wholeNumber(0, 65_535);
}

export function flag(): z.ZodType<boolean, string> {
  return z.enum(['true', 'false']).transform((value) => value === 'true');
}

/** An address without a trailing slash. Plain http would send tokens in the clear, so loopback only. */
export function baseUrl(): z.ZodType<string, string> {
  return z
    .string()
    .refine(isSafeBaseUrl)
    .transform((value) => value.replace(/\/+$/, ''));
}

function isSafeBaseUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || url.search !== '' || url.hash !== '' || url.username !== '')
    return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && LOOPBACK_HOST.test(url.hostname);
}

export function base64Key(): z.ZodType<Buffer, string> {
  return z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .transform((value) => Buffer.from(value, 'base64'))
    .refine((bytes) => bytes.length === KEY_BYTES);
}
