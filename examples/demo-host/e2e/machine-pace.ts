/** Milliseconds that the work below takes on a machine where the tests' bounds in seconds have room. */
const THERE = 260;
const OBJECTS = 3_000_000;

/**
 * How many times slower this machine is, now, than the one that bounds in seconds were set on; 1 at least. What is
 * timed goes through memory, as the embedded database does: that is what differs most between machines of one kind.
 * The fastest of three tries counts, for a busy machine is no slow one.
 */
export function machinePace(): number {
  const tries = [1, 2, 3].map(() => {
    const began = performance.now();
    const held = [];
    for (let n = 0; n < OBJECTS; n++) held.push({ n, text: `x${n}` });
    return (performance.now() - began) * Math.sign(held.length);
  });
  return Math.max(1, Math.min(...tries) / THERE);
}
