import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('html', () => {
  it('escapes what is put into text and into attributes', () => {
    const title = `<img src=x onerror="alert('1')"> & co`;
    expect(html`<p title="${title}">${title}</p>`.html).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co</p>',
    );
  });

  it('leaves nested pieces as they are, in lists too', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>`.html).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });

  it('writes nothing for nothing, and a zero for zero', () => {
    expect(html`[${null}${undefined}${false}${''}${0}]`.html).toBe('[0]');
  });
});
