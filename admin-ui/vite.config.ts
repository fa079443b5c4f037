import { defineConfig } from 'vite';

// Relative addresses: the shop may live under a path of its own.
export default defineConfig({
  base: './',
  logLevel: 'error',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
