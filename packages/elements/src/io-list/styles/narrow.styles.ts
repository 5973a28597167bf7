import { css } from 'lit';

/** What goes where there is less room; below 52em a row is a card. */
export const listNarrowStyles = css`
  @container (max-width: 106em) {
    .cpm {
      display: none;
    }
  }

  @container (max-width: 94em) {
    .delivered {
      display: none;
    }
  }

  @container (max-width: 78em) {
    .deal {
      display: none;
    }

    .place {
      inline-size: 28%;
    }
  }

  @container (max-width: 64em) {
    .list table,
    .list :is(tbody, tr, th, td) {
      display: block;
    }

    .list thead {
      display: none;
    }

    .list > table > tbody > tr {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 var(--_3);
      padding: var(--_3) var(--_4);
      border-block-end: 1px solid var(--_border);
    }

    .list > table > tbody > tr > :is(th, td, .cell) {
      block-size: auto;
      min-block-size: 0;
      inline-size: auto;
      padding: 0;
      border: 0;
      background: none;
    }

    .list > table > tbody > tr > .number-cell {
      order: -2;
    }

    .list > table > tbody > tr > .state {
      order: -2;
      padding-inline-end: 32px;
    }

    .list > table > tbody > tr > .acts {
      position: absolute;
      inset-block-start: var(--_2);
      inset-inline-end: var(--_3);
    }

    .list > table > tbody > tr > :is(.cpm, .delivered) {
      display: none;
    }

    .list > table > tbody > tr > .deal,
    .list > table > tbody > tr > .place,
    .list > table > tbody > tr > .pace {
      grid-column: 1 / -1;
    }

    .list > table > tbody > tr > .pace {
      order: 1;
      margin-block-start: var(--_2);
    }

    .list > table > tbody > tr > .number-cell {
      white-space: normal;
    }

    .place .cut {
      min-inline-size: 0;
      contain: none;
      white-space: normal;
    }

    .list > table > tbody > tr > .place {
      order: -1;
      font-weight: 600;
    }

    .place .muted {
      font-weight: 400;
    }

    .list > table > tbody > tr > .booked {
      grid-column: 1;
      text-align: start;
    }

    .list > table > tbody > tr > .booked::before {
      content: attr(data-label) ' ';
      color: var(--_muted);
    }

    .list > table > tbody > tr > .cost {
      font-weight: 600;
    }

    .list > table > tbody > tr > .flight {
      grid-column: 1 / -1;
      color: var(--_muted);
    }

    .list > table > tbody > tr > .cost {
      grid-column: 2;
    }
  }
`;
