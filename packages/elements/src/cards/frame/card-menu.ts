import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../theme/icons.ts';
import type { Framed } from './framed.ts';

/** What can be done with a card: see it as a table, take it along, ask for it again. */
export function cardMenu({ view, title, asTable, mayAsk, text, ...does }: Framed): TemplateResult {
  const label = text('card_menu', { title });
  const item = (words: string, act: () => void) =>
    html`<button type="button" role="menuitem" tabindex="-1" @click=${act}>${words}</button>`;
  return html`<div class="more">
    <button class="button quiet small" type="button" popovertarget="menu" aria-haspopup="menu" aria-label=${label}>
      ${icon('dots', 20)}
    </button>
    <div class="menu" id="menu" popover="auto" role="menu" aria-label=${label}>
      ${
        view
          ? [
              item(text(asTable ? 'card_as_chart' : 'card_as_table'), does.onTable),
              item(text('card_csv'), () => does.onExport('csv')),
              item(text('card_png'), () => does.onExport('png')),
            ]
          : nothing
      }
      ${mayAsk ? item(text('card_refresh'), does.onRetry) : nothing}
    </div>
  </div>`;
}
