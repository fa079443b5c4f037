import i18next from 'i18next';
import { actions } from '../../../admin-ui/src/text/en/settings-actions.ts';
import { setUpText } from '../../../admin-ui/src/text/set-up-text.ts';

it('what people may do has its words, whatever its route is written with', async () => {
  await setUpText('en');
  const said = Object.keys(actions).map((route) =>
    i18next.t(`settings.actions.${route as 'POST /links'}`),
  );
  expect(said).toEqual(Object.values(actions));
});
