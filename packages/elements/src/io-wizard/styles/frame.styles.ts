import { css } from 'lit';

/** The two columns, and the sum beside the step. */
export const wizardFrameStyles = css`
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
    grid-template-columns: repeat(auto-fit, minmax(100px, 1fr));
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
    .foot > * {
      flex: 1;
    }

    .foot > span:empty {
      display: none;
    }
  }
`;
