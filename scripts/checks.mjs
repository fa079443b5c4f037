// The checks of `npm test`, each a command; slow ones first so that two processors are kept busy.
const jest = ['node_modules/jest/bin/jest.js'];

export const CHECKS = [
  {
    name: 'tests',
    args: [
      '--experimental-vm-modules',
      '--no-warnings',
      ...jest,
      '--json',
      '--outputFile={report}',
    ],
    report: true,
  },
  { name: 'types', bin: 'tsc', args: ['--noEmit'] },
  { name: 'pages', bin: 'tsc', args: ['--noEmit', '-p', 'admin-ui'] },
  { name: 'lint', bin: 'oxlint', args: ['--type-aware'] },
  { name: 'format', bin: 'prettier', args: ['--check', '.', '--log-level', 'warn'] },
  {
    name: 'imports',
    bin: 'depcruise',
    args: ['--config', '.dependency-cruiser.mjs', 'sidecar/src', 'admin-ui/src'],
  },
  { name: 'unused', bin: 'knip', args: ['--no-progress'] },
  { name: 'plugin', args: ['scripts/check-plugin.mjs'] },
];
