import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Attempt, Race } from './racer.fixture.ts';

/** Processes that book at the same time, together `bookers` of them with a connection each. */
export async function givenRacers(url: string, { processes = 2, bookers = 64 } = {}) {
  const fixture = fileURLToPath(new URL('./racer.fixture.ts', import.meta.url));
  const each = bookers / processes;
  const children = Array.from({ length: processes }, () => fork(fixture, [url, String(each)]));
  await Promise.all(children.map((child) => once(child, 'message')));

  const raceIn = async (child: ChildProcess, race: Race): Promise<Attempt[]> => {
    const answer = once(child, 'message');
    child.send(race);
    const [attempts] = await answer;
    return attempts;
  };
  return {
    /** Lets everybody go at once; `moves` has one for each booker. */
    race: async ({ tenant_id, moves }: Race): Promise<Attempt[]> => {
      const parts = children.map((child, n) =>
        raceIn(child, { tenant_id, moves: moves.slice(n * each, (n + 1) * each) }),
      );
      return (await Promise.all(parts)).flat();
    },
    close: () => {
      for (const child of children) child.disconnect();
    },
  };
}
