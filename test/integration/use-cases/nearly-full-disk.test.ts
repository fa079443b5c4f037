import { dispatchSteps } from '../../../sidecar/src/use-cases/sending/dispatch-steps.ts';
import { ScriptedPipeline } from '../../support/scripted-pipeline.ts';

it('a nearly full disk stops calls before they leave, and says so; with room they go', async () => {
  const pipeline = await ScriptedPipeline.open();
  const { deps } = pipeline;
  await pipeline.plan('a', 'link-1');
  pipeline.freeBytes = 1_000_000;
  expect(await dispatchSteps(deps, { isMoreComing: false })).toBe(0);
  expect(pipeline.sent).toEqual([]);
  expect(deps.outages.list()).toMatchObject([
    { side: 'disk', reason: { code: 'service.disk_nearly_full', details: { freeMb: 1 } } },
  ]);
  pipeline.freeBytes = 1_000_000_000;
  await dispatchSteps(deps, { isMoreComing: false });
  await deps.underWay.waitUntilIdle();
  expect(pipeline.sent).toEqual(['tenant-1']);
  expect(deps.outages.list()).toMatchObject([{ side: 'xero' }]);
  await pipeline.close();
});
