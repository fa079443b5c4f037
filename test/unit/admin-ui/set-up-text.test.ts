import i18next from 'i18next';
import { actions } from '../../../admin-ui/src/text/en/settings-actions.ts';
import { setUpText } from '../../../admin-ui/src/text/set-up-text.ts';
import { ROUTE_PERMISSIONS } from '../../../sidecar/src/http/route-permissions.ts';

it('what people may do has its words, whatever its route is written with', async () => {
  await setUpText('en');
  const said = Object.keys(actions).map((route) =>
    i18next.t(`settings.actions.${route as 'POST /links'}`),
  );
  expect(said).toEqual(Object.values(actions));
});

it('every action that takes a right is in the list of people, each by a name of its own', () => {
  const listed = Object.entries(ROUTE_PERMISSIONS)
    .filter(([route, permission]) => !route.startsWith('GET ') || permission !== 'view')
    .map(([route]) => route);
  expect(listed.filter((route) => !(route in actions))).toEqual([]);
  expect(new Set(Object.values(actions)).size).toBe(Object.keys(actions).length);
});
