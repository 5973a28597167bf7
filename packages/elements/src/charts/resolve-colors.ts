/** The colours of private tokens as a canvas understands them, read through probes inside the element. */
export function resolveColors<Name extends string>(
  root: ParentNode,
  names: readonly Name[],
): Record<Name, string> {
  const found = names.map((name) => {
    const probe = root.querySelector(`[data-probe="${name}"]`);
    return [name, probe ? getComputedStyle(probe).color : 'currentColor'];
  });
  return Object.fromEntries(found); // one entry a name, by construction
}
