import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildJs } from './build-js.ts';
import { countTests, type TestCount } from './count-tests.ts';

/** What `npm test` runs: the build, then every runner in turn, then one line with the sum. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

type Runner = { name: string; command: string[] };

const runners: Runner[] = [
  { name: 'packages', command: ['npx', 'vitest', 'run', '--config', 'packages/testing/vitest.config.ts'] },
  { name: 'elements', command: ['npm', 'run', '-s', 'test', '-w', 'packages/elements'] },
  { name: 'end to end', command: ['npm', 'run', '-s', 'e2e', '-w', 'examples/demo-host'] },
];

await buildJs();
const sum: TestCount = { passed: 0, failed: 0 };
for (const runner of runners) {
  console.log(`\n${runner.name}: ${runner.command.join(' ')}`);
  const { code, output } = await run(runner.command);
  const count = countTests(output);
  sum.passed += count.passed;
  // A runner that ends badly without naming a test (a crash, a failed set-up) still fails the run.
  sum.failed += code === 0 ? count.failed : Math.max(1, count.failed);
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;

function run([command = '', ...args]: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    // The counts are at the end; what came long before them need not be kept.
    output = (output + chunk).slice(-100_000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
