/**
 * Loads a module that is needed only now. A browser remembers an address whose module could not be fetched and
 * fails at once from then on, so the module is asked for anew under an address that it does not know yet.
 */
export async function importAgain<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (thrown) {
    // Chromium and Firefox name the address; where none is named, what went wrong stands.
    const [address] = /https?:\S+/.exec(thrown instanceof Error ? thrown.message : '') ?? [];
    if (!address) throw thrown;
    const fresh = new URL(address);
    fresh.searchParams.set('again', String(Date.now()));
    // The same module, whose shape `load` tells.
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ fresh.href)) as Module;
  }
}
