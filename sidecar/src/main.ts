import { enableCompileCache } from 'node:module';
import { runOrExplain } from './run-or-explain.ts';

// Before the rest is loaded: what is compiled once makes later starts quicker and smaller.
enableCompileCache();
await runOrExplain('Daybook cannot start.', async () => {
  const { runService } = await import('./run-service.ts');
  await runService();
});
