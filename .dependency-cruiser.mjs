const SRC = '^sidecar/src/';

/** A folder of the service may import only the named ones, itself, and packages unless said. */
function only(folder, allowed) {
  const targets = [folder, ...allowed].map((name) => `${SRC}${name}`).join('|');
  return {
    name: `${folder.replaceAll('/', '-')}-imports`,
    severity: 'error',
    comment: `${folder} may import: ${[folder, ...allowed].join(', ')}`,
    from: { path: `${SRC}${folder}/` },
    to: { path: SRC, pathNot: targets },
  };
}

const adapters = ['sqlite', 'xero', 'nop', 'system'];

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('domain', []),
    only('contract', []),
    only('ports', ['domain']),
    only('use-cases', ['ports', 'domain']),
    only('config', ['domain']),
    only('observability', ['ports', 'domain']),
    only('http', ['use-cases', 'contract', 'observability', 'ports', 'domain']),
    only('jobs', ['use-cases', 'observability', 'ports', 'domain']),
    only('sandbox', ['contract']),
    only('command-line', ['contract']),
    ...adapters.map((name) =>
      only(`adapters/${name}`, ['ports', 'domain', 'observability', 'contract']),
    ),
    {
      name: 'admin-ui-imports',
      severity: 'error',
      comment: 'the pages know the wire and nothing else of the service',
      from: { path: '^admin-ui/src/' },
      to: { path: SRC, pathNot: `${SRC}contract/` },
    },
    {
      name: 'domain-without-packages',
      severity: 'error',
      comment: 'domain is pure: no packages, no Node modules (decimal.js in money only)',
      from: { path: `${SRC}domain/` },
      to: { pathNot: `${SRC}domain/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'use-cases-without-node',
      severity: 'error',
      from: { path: `${SRC}use-cases/` },
      to: { dependencyTypes: ['core', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
