import { css } from 'lit';

/**
 * The twelve tokens, their defaults for light and dark, and what derives from them.
 *
 * A host sets the public names (`--podflight-…`) on any ancestor; the private ones (`--_…`) are ours.
 */
export const tokens = css`
  :host {
    --_text: var(--podflight-text, light-dark(#1b1f27, #eceef3));
    --_muted: var(--podflight-muted, light-dark(#5b6372, #a3abba));
    --_surface: var(--podflight-surface, light-dark(#ffffff, #15181e));
    --_border: var(--podflight-border, light-dark(#e0e3ea, #2c313b));
    --_accent: var(--podflight-accent, light-dark(#3350c9, #9db0ff));
    --_on-accent: var(--podflight-on-accent, light-dark(#ffffff, #0e1433));
    --_good: var(--podflight-good, light-dark(#14734a, #56cb97));
    --_warn: var(--podflight-warn, light-dark(#8a5300, #f2b85c));
    --_bad: var(--podflight-bad, light-dark(#b92822, #ff948b));
    --_radius: var(--podflight-radius, 10px);
    --_space: var(--podflight-space, 4px);

    --_1: var(--_space);
    --_2: calc(var(--_space) * 2);
    --_3: calc(var(--_space) * 3);
    --_4: calc(var(--_space) * 4);
    --_6: calc(var(--_space) * 6);
    --_control-radius: calc(var(--_radius) * 0.7);
    --_edge: color-mix(in oklab, var(--_text) 52%, var(--_surface));
    --_sunken: color-mix(in oklab, var(--_text) 3.5%, var(--_surface));
    --_hover: color-mix(in oklab, var(--_text) 6%, var(--_surface));
    --_accent-soft: color-mix(in srgb, var(--_accent) 9%, var(--_surface));
    --_good-soft: color-mix(in srgb, var(--_good) 10%, var(--_surface));
    --_warn-soft: color-mix(in srgb, var(--_warn) 10%, var(--_surface));
    --_bad-soft: color-mix(in srgb, var(--_bad) 8%, var(--_surface));

    --_size-small: calc(12em / 14);
    --_size-large: calc(16em / 14);
    --_size-title: calc(20em / 14);
    --_size-figure: 2em;

    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    container-type: inline-size;
    font-family: var(--podflight-font, inherit);
    font-size: max(12px, 0.875em);
    line-height: calc(20 / 14);
    color: var(--_text);
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }

  @media (forced-colors: active) {
    :host {
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Canvas;
      --_border: CanvasText;
      --_edge: CanvasText;
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_good: CanvasText;
      --_warn: CanvasText;
      --_bad: CanvasText;
    }
  }
`;
