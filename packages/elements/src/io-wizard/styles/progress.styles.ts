import { css } from 'lit';

/** The steps: named where there is room, numbers alone where not. */
export const wizardProgressStyles = css`
  .progress {
    margin-inline: calc(var(--_4) * -1);
    padding: 0 var(--_4) var(--_3);
    border-block-end: 1px solid var(--_border);
  }

  .progress ol {
    display: flex;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .progress li {
    display: flex;
    align-items: center;
    min-inline-size: 0;
  }

  .progress li + li {
    flex: 1;
  }

  .progress li + li::before {
    content: '';
    flex: 1;
    min-inline-size: var(--_2);
    block-size: 1px;
    margin-inline: var(--_1);
    background: var(--_border);
  }

  .progress li.done + li::before {
    background: var(--_accent);
  }

  .progress button {
    display: flex;
    align-items: center;
    gap: var(--_2);
    min-block-size: 32px;
    padding: 0 var(--_1);
    border: 0;
    border-radius: var(--_control-radius);
    background: none;
    color: var(--_muted);
    white-space: nowrap;
    cursor: pointer;
  }

  .progress button:hover:not(:disabled) {
    background: var(--_hover);
  }

  .progress button:disabled {
    cursor: default;
  }

  .dot {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border: 1px solid var(--_edge);
    border-radius: 50%;
    font-size: var(--_size-small);
    font-weight: 600;
  }

  .done .dot {
    border-color: var(--_accent);
    color: var(--_accent);
  }

  .done button {
    color: var(--_text);
  }

  .progress [aria-current='step'] {
    color: var(--_text);
    font-weight: 600;
  }

  [aria-current='step'] .dot {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  @container (max-width: 40em) {
    .progress .step-name {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .progress li + li::before {
      margin-inline: 2px;
    }
  }
`;
