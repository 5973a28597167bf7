import { css } from 'lit';

/** Buttons: `button`, with `primary`, `quiet` (no edge) or `link` (reads as text). */
export const buttons = css`
  button {
    font: inherit;
    color: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_2);
    min-block-size: 36px;
    padding: var(--_1) var(--_4);
    border: 1px solid color-mix(in oklab, var(--_text) 22%, var(--_surface));
    border-radius: var(--_control-radius);
    background: var(--_surface);
    font-weight: 600;
    cursor: pointer;
    transition: background-color 120ms;
  }

  .button:hover {
    background: var(--_hover);
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  .button.quiet {
    border-color: transparent;
    background: transparent;
    padding-inline: var(--_2);
  }

  .button.quiet:hover {
    background: var(--_hover);
  }

  .button.small {
    min-block-size: 28px;
    padding-inline: var(--_3);
  }

  .button.quiet.small {
    padding-inline: var(--_2);
  }

  .button:disabled {
    cursor: default;
    opacity: 0.55;
  }

  .button svg {
    flex: none;
  }

  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, var(--_accent) 40%, transparent);
    text-underline-offset: 3px;
    cursor: pointer;
  }

  .link:hover {
    text-decoration-color: currentColor;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2) var(--_3);
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }

    .button.primary {
      forced-color-adjust: none;
    }
  }
`;
