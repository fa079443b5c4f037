// The service's entry in plain JavaScript: what was compiled once is taken from the cache, so that a
// later start neither loads the compiler nor keeps its memory.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./src/main.ts');
