import { css } from 'lit';

/** What is typed or chosen in. */
export const fields = css`
  .field {
    min-block-size: 36px;
    min-inline-size: 0;
    inline-size: 100%;
    padding: var(--_1) var(--_3);
    border: 1px solid color-mix(in oklab, var(--_text) 46%, var(--_surface));
    border-radius: var(--_control-radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 400;
  }

  .field[aria-invalid] {
    border-color: var(--_bad);
    box-shadow: inset 0 0 0 1px var(--_bad);
  }

  .field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
`;
