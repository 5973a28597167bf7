import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of Linux's /proc in a second. */
const TICKS = 100;

/** CPU that this process and a PostgreSQL with its backends have used, in milliseconds; null where it cannot be read. */
export function cpuTime(postgres: number | null): number | null {
  if (postgres === null || process.platform !== 'linux') return null;
  const { user, system } = process.cpuUsage();
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = fieldsOf(name);
    // Of the server itself, those of its ended backends too.
    if (Number(name) === postgres) ticks += sum(fields.slice(11, 15));
    else if (Number(fields[1]) === postgres) ticks += sum(fields.slice(11, 13));
  }
  return (user + system) / 1000 + (ticks / TICKS) * 1000;
}

/** What follows the name in brackets: state, parent and so on (proc(5), from the third field). */
function fieldsOf(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return []; // It ended meanwhile.
  }
}

const sum = (numbers: string[]) => numbers.reduce((total, number) => total + Number(number), 0);
