import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The pass-through makes every answer one of the shop's own origin, so a script that slips in here
 * would be the shop's. Headers that speak for the whole origin (HSTS) are left to the shop.
 */
export function createSecureHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine writes the theme into style elements; a style cannot act.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}
