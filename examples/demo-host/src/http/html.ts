/** Text that is HTML already. Anything else is escaped when it is put into a template. */
export type Html = { readonly html: string };

type Value = Html | string | number | null | undefined | false | readonly Value[];

/**
 * A piece of a page. Values are escaped, nested pieces are not, nothing and false are left out.
 *
 * @example
 * html`<h1>${show.title}</h1>${explicit && html`<span>Explicit</span>`}`
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: parts.reduce((text, part, index) => text + written(values[index - 1]) + part) };
}

function written(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'object') return 'html' in value ? value.html : value.map(written).join('');
  return String(value).replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
