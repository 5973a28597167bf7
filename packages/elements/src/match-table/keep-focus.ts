import type { PodflightElement } from '../element/podflight-element.ts';

/** Who pressed a button that goes with what it did goes on from what is nearest, not from the page's beginning. */
export function keepFocus(host: PodflightElement): void {
  let focused: Element | null = null;
  let near = '';
  host.addController({
    hostUpdate() {
      focused = host.shadowRoot?.activeElement ?? null;
      near = focused?.closest('.below-row') ? '.row.open .toggle' : '.head .button:last-child';
    },
    hostUpdated() {
      if (focused && !focused.isConnected) host.renderRoot.querySelector<HTMLElement>(near)?.focus();
    },
  });
}
