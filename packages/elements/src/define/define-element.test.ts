import { expect } from '@open-wc/testing';
import { defineElement } from './define-element.ts';

describe('defining an element', () => {
  const warnings: string[] = [];
  const { warn } = console;
  before(() => {
    console.warn = (message: string) => warnings.push(message);
  });
  after(() => {
    console.warn = warn;
  });

  it('is quiet when a second copy of the same version comes', () => {
    defineElement('podflight-twice', class extends HTMLElement {});
    defineElement('podflight-twice', class extends HTMLElement {});
    expect(warnings).to.deep.equal([]);
  });

  it('warns once, and throws nothing, when the name belongs to something else', () => {
    customElements.define('podflight-taken', class extends HTMLElement {});
    defineElement('podflight-taken', class extends HTMLElement {});
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('<podflight-taken>').and.to.include('Load one version');
  });
});
