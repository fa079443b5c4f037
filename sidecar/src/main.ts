import { runOrExplain } from './run-or-explain.ts';
import { runService } from './run-service.ts';

await runOrExplain('Daybook cannot start.', runService);
