import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';

/** Runs tsc over every tsconfig of the workspaces, two at a time. */
const projects = globSync(['packages/*/tsconfig*.json', 'examples/*/tsconfig.json', 'bench/tsconfig.json']);
const queue = [...projects];
let failed = 0;

async function work(): Promise<void> {
  for (let project = queue.shift(); project; project = queue.shift()) {
    const code = await new Promise((resolve) => {
      spawn('tsc', ['--noEmit', '-p', project ?? ''], { stdio: 'inherit' }).on('exit', resolve);
    });
    if (code !== 0) {
      failed += 1;
      console.error(`types: ${project} failed`);
    }
  }
}

await Promise.all([work(), work()]);
console.log(`types: ${projects.length - failed} of ${projects.length} projects pass`);
process.exitCode = failed === 0 ? 0 : 1;
