import { css } from 'lit';

/** The steps, the two columns, and the sum beside them. */
export const wizardFrameStyles = css`
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

  [aria-current='step'] {
    color: var(--_text);
    font-weight: 600;
  }

  [aria-current='step'] .dot {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .columns {
    display: grid;
    gap: var(--_4);
  }

  .step {
    display: grid;
    align-content: start;
    gap: var(--_4);
    min-inline-size: 0;
  }

  .step h3,
  .booked h3 {
    font-size: var(--_size-large);
    outline-offset: 4px;
  }

  .step h3:focus-visible,
  .booked h3:focus-visible {
    outline: none;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_2);
  }

  .foot .primary {
    min-inline-size: 120px;
  }

  .summary {
    display: grid;
    align-content: start;
    gap: var(--_3);
    padding: var(--_4);
    border-radius: var(--_control-radius);
    background: var(--_sunken);
  }

  .summary h3 {
    font-weight: 400;
  }

  .figure {
    font-size: var(--_size-figure);
    font-weight: 600;
    line-height: 1.1;
    overflow-wrap: anywhere;
  }

  .sums {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    gap: var(--_2) var(--_4);
  }

  .sums dt,
  .facts dt {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .sums .wide {
    grid-column: 1 / -1;
    font-weight: 600;
  }

  .sums .wide dt {
    font-weight: 400;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2) var(--_6);
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
    gap: var(--_3);
  }

  .presets [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .hold {
    display: grid;
    gap: var(--_3);
    justify-items: start;
  }

  .group {
    display: grid;
    gap: var(--_2);
  }

  h4 {
    margin: 0;
    font-weight: 400;
  }

  .restored .link {
    margin-inline-start: var(--_2);
  }

  @container (min-width: 52em) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 264px;
      gap: var(--_6);
    }

    .summary {
      position: sticky;
      inset-block-start: var(--_4);
      align-self: start;
    }

    .sums {
      grid-template-columns: 1fr;
    }

    .sums > div:not(.wide) {
      display: flex;
      justify-content: space-between;
      gap: var(--_3);
      text-align: end;
    }

    .sums > .flight:not(.wide) {
      flex-wrap: wrap;
    }
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

    .foot > * {
      flex: 1;
    }

    .foot > span:empty {
      display: none;
    }
  }
`;
