import { spawnSync } from 'node:child_process';

/** publint and are-the-types-wrong on each published package, as it would be packed. Build first. */
let failed = 0;
for (const name of ['core', 'migrations', 'server-adapter', 'elements']) {
  const path = `packages/${name}`;
  const publint = spawnSync('publint', ['--strict', path], { stdio: 'inherit' });
  const attw = spawnSync(
    'attw',
    [
      '--pack',
      path,
      '--profile',
      'esm-only',
      ...(name === 'elements'
        ? ['--exclude-entrypoints', './bundle/podflight.js', './custom-elements.json']
        : []),
    ],
    { stdio: 'inherit' },
  );
  if (publint.status !== 0 || attw.status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
