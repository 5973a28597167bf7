import { expect } from '@open-wc/testing';
import { importAgain } from './import-again.ts';

type Later = typeof import('./later.ts');
const failing = (message: string) => async (): Promise<Later> => {
  throw new TypeError(message);
};

describe('a module that is needed only now', () => {
  const address = new URL('./later.ts', import.meta.url).href;

  it('is asked for anew where the browser remembers that it failed', async () => {
    const load = failing(`Failed to fetch dynamically imported module: ${address}`);
    expect((await importAgain(load)).Later).to.be.a('function');
  });

  it('fails where it still cannot be had, or where nobody says what failed', async () => {
    const reasons = [
      `Failed to fetch dynamically imported module: ${address}-gone`,
      'Importing a module script failed.',
    ];
    for (const reason of reasons) {
      const outcome = await importAgain(failing(reason)).then(
        () => 'loaded',
        () => 'failed',
      );
      expect(outcome, reason).to.equal('failed');
    }
  });
});
