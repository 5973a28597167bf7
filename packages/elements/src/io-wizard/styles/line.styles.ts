import { css } from 'lit';

/** Lines: as they are edited, reviewed and booked. */
export const wizardLineStyles = css`
  .line {
    display: grid;
    gap: var(--_3);
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
  }

  .line.taken {
    border-color: var(--_warn);
  }

  .line-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_1) var(--_3);
  }

  .line .fields {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 120px), 1fr));
  }

  .line .fields.more {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    margin-block: var(--_3);
  }

  .cost output {
    align-content: center;
    min-block-size: 36px;
    font-size: var(--_size-large);
  }

  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_1) var(--_2);
    min-block-size: 24px;
    border-radius: var(--_1);
    list-style: none;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary svg {
    transition: rotate 120ms;
  }

  [open] > summary svg {
    rotate: 180deg;
  }

  .joined {
    display: flex;
    gap: var(--_2);
  }

  .prefixed {
    align-items: center;
  }

  .alternatives .actions .button {
    max-inline-size: 100%;
    block-size: auto;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .lines {
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
  }

  .lines li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_4);
    min-block-size: 40px;
    padding: var(--_2) var(--_3);
  }

  .lines li + li {
    border-block-start: 1px solid var(--_border);
  }

  .lines li > :first-child {
    flex: 1 1 14em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .lines .below {
    display: block;
  }

  .review-lines th[scope='row'] {
    min-inline-size: 12em;
  }

  .review-lines th[scope='row'] .below {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_3);
    font-weight: 400;
  }

  .review-lines .wrong > * {
    border-block-end-color: transparent;
  }

  .review-lines tfoot :is(th, td) {
    border-block: 1px solid var(--_border);
    border-block-end: 0;
  }

  .review-lines tr.below-row > td {
    text-align: start;
    padding-block: 0 var(--_3);
  }

  .code {
    font-family: ui-monospace, monospace;
  }

  .booked {
    display: grid;
    gap: var(--_4);
  }

  .booked-head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--_2) var(--_4);
    align-items: center;
  }

  .seal {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_tone-soft);
  }

  @container (max-width: 40em) {
    .booked-head {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .booked-head .figure {
      grid-column: 1 / -1;
    }

    .review-lines,
    .review-lines :is(tbody, tfoot, tr, th, td) {
      display: block;
    }

    .review-lines thead {
      display: none;
    }

    .review-lines tr {
      padding-block: var(--_2);
      border-block-end: 1px solid var(--_border);
    }

    .review-lines tr.wrong {
      border-block-end: 0;
    }

    .review-lines :is(th, td) {
      block-size: auto;
      min-block-size: 24px;
      padding: 0;
      border: 0;
      text-align: end;
    }

    .review-lines th {
      text-align: start;
    }

    .review-lines tfoot :is(th, td) {
      border: 0;
    }

    .review-lines tfoot td:empty {
      display: none;
    }

    .review-lines tfoot tr {
      border-block-end: 0;
    }

    .review-lines td[data-label] {
      display: flex;
      justify-content: space-between;
      gap: var(--_3);
    }

    .review-lines td[data-label]::before {
      content: attr(data-label);
      color: var(--_muted);
      font-weight: 400;
    }
  }
`;
