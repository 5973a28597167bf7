import { css } from 'lit';

/** A question over the page, and the button of an act that costs. */
export const dialogs = css`
  dialog {
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 16px 48px rgb(0 0 0 / 28%);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 42%);
  }

  .ask h3 {
    font-size: var(--_size-large);
  }

  .ask .actions {
    justify-content: flex-end;
  }

  .button.costly {
    border-color: var(--_bad);
    background: var(--_bad);
    color: var(--_surface);
  }

  .button.costly:hover {
    background: color-mix(in oklab, var(--_bad) 88%, var(--_text));
  }
`;
