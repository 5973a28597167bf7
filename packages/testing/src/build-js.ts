import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Builds the JavaScript of the published packages, without types, for `npm start` and the tests. A
 * package whose dist is newer than all that it is made of is left as it is.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Packages in need of a build, built side by side. @returns their names */
export async function buildJs(): Promise<string[]> {
  const stale = ['core', 'migrations', 'server-adapter', 'elements'].filter(isStale);
  await Promise.all(stale.map(build));
  return stale;
}

function isStale(name: string): boolean {
  const folder = join(root, 'packages', name);
  if (!existsSync(join(folder, 'tsup.config.ts'))) return false;
  const made = filesIn(join(folder, 'dist')).filter((file) => file.endsWith('.js'));
  if (made.length === 0) return true;
  const sources = filesIn(join(folder, 'src')).filter((file) => !file.endsWith('.test.ts'));
  const inputs = [
    ...sources,
    join(folder, 'package.json'),
    join(folder, 'tsup.config.ts'),
    join(root, 'package-lock.json'),
  ];
  return Math.max(...inputs.map(modified)) > Math.min(...made.map(modified));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function modified(file: string): number {
  return statSync(file).mtimeMs;
}

function build(name: string): Promise<void> {
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js');
  const child = spawn(process.execPath, [tsup, '--no-dts', '--silent'], {
    cwd: join(root, 'packages', name),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`The build of packages/${name} failed; its message is above.`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const built = await buildJs();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    built.length === 0 ? 'JavaScript is up to date.' : `Built ${built.join(', ')} in ${seconds} s.`,
  );
}
