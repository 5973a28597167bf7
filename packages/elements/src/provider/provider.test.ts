import { expect, fixture, html } from '@open-wc/testing';
import { scenario, until, words } from '../../dev/scenario.ts';
// The elements before their provider, as modules of a page may well load.
import '../define/podflight-csv-uploader.ts';
import '../define/podflight-import-history.ts';
import { defineElement } from '../define/define-element.ts';
import { PodflightProvider } from './provider.ts';

describe('<podflight-provider>', () => {
  it('reaches elements that were defined before it, and asks for the features once', async () => {
    const api = await scenario({ imports: [] });
    const provider = await fixture<PodflightProvider>(
      html`<podflight-provider base-url=${api.base} .headers=${{ 'x-tenant': 'north' }}>
        <podflight-csv-uploader></podflight-csv-uploader>
        <podflight-import-history></podflight-import-history>
      </podflight-provider>`,
    );
    // Set as a property before the upgrade, as frameworks do.
    defineElement('podflight-provider', PodflightProvider);
    const [uploader, history] = provider.children;
    if (!uploader || !history) throw new Error('no children');
    await until(() => words(uploader).includes('Drop a CSV file'));
    await until(() => words(history).includes('No imports yet'));
    expect(await api.asked('GET', '/features')).to.have.length(1);
  });

  it('sends its headers, asked for anew each time when they are a function', async () => {
    const api = await scenario({ imports: [] });
    let token = 0;
    await fixture(
      html`<podflight-provider base-url=${api.base} .headers=${() => ({ authorization: `Bearer ${++token}` })}>
        <podflight-import-history></podflight-import-history>
      </podflight-provider>`,
    );
    await until(() => token >= 2);
    const [features] = await api.asked('GET', '/features');
    expect(features?.headers.authorization).to.equal('Bearer 1');
  });

  it('changes locale and texts of what it contains, live', async () => {
    const api = await scenario();
    const provider = await fixture<PodflightProvider>(
      html`<podflight-provider base-url=${api.base} locale="en">
        <podflight-csv-uploader></podflight-csv-uploader>
      </podflight-provider>`,
    );
    const uploader = provider.firstElementChild;
    if (!uploader) throw new Error('no child');
    await until(() => words(uploader).includes('Up to 50 MB'));
    provider.locale = 'fr';
    provider.messages = { uploader_limits: 'Jusqu’à {limit}.' };
    await until(() => words(uploader).includes('Jusqu’à 50 Mo.'));
    expect(await api.asked('GET', '/features')).to.have.length(1);
  });

  it('sets the colour scheme for what it contains', async () => {
    const provider = await fixture<PodflightProvider>(
      html`<podflight-provider theme="dark"><p>text</p></podflight-provider>`,
    );
    const inside = () => getComputedStyle(provider.firstElementChild ?? provider).colorScheme;
    expect(inside()).to.equal('dark');
    provider.theme = 'light';
    await provider.updateComplete;
    expect(inside()).to.equal('light');
  });
});
