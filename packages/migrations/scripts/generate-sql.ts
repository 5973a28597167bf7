import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../sql/', import.meta.url);
export const generatedFile = new URL('../src/generated/sql-files.ts', import.meta.url);

/** The text of the module that holds every SQL file, so that nothing reads a file at run time. */
export function generateSql(): string {
  const names = readdirSync(folder).filter((file) => file.endsWith('.up.sql'));
  const steps = names.sort().map((file) => {
    const name = file.replace('.up.sql', '');
    const up = read(file);
    const checksum = createHash('sha256').update(up).digest('hex');
    return `  {\n    name: '${name}',\n    checksum: '${checksum}',\n    up: ${literal(up)},\n    down: ${literal(read(`${name}.down.sql`))},\n  },\n`;
  });
  return [
    '// Made from sql/ by "npm run generate -w packages/migrations". Do not edit.',
    `export const routines = ${literal(`${read('routines.sql')}\n${read('routines-grants.sql')}`)};\n`,
    `export const routinesEnd = ${literal(read('routines-end.sql'))};\n`,
    `export const audit = ${literal(read('audit.sql'))};\n`,
    `/** Name of a step, e.g. \`0001_imports\`. */\nexport type StepName =\n${names.map((file) => `  | '${file.replace('.up.sql', '')}'`).join('\n')};\n`,
    `export const steps: readonly { name: StepName; checksum: string; up: string; down: string }[] = [\n${steps.join('')}];\n`,
  ].join('\n');
}

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

function literal(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(generatedFile, generateSql());
