import { css } from 'lit';

/** What goes where there is less room; below 46em a row is a card. */
export const matchNarrow = css`
  @container (max-width: 68em) {
    .rail-box {
      grid-template-columns: 84px;
      gap: 0;
    }

    .why {
      inline-size: 42%;
    }
  }

  @container (max-width: 46em) {
    .list > table,
    .list > table > tbody,
    .list > table > tbody > tr > * {
      display: block;
    }

    .list > table > thead {
      display: none;
    }

    .list > table > tbody > .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      gap: var(--_1) var(--_3);
      align-items: center;
      padding: var(--_3) var(--_4);
      border-block-end: 1px solid var(--_border);
    }

    .list > table > tbody > .row.open {
      border-block-end: 0;
      background: var(--_sunken);
    }

    .list > table > tbody > .row > * {
      block-size: auto;
      inline-size: auto;
      min-inline-size: 0;
      padding: 0;
      border: 0;
      background: none;
    }

    .row > .open-cell {
      order: 1;
    }

    .row > .fit {
      grid-column: 1;
      order: 2;
      white-space: normal;
    }

    .row > .fit .provisional {
      display: inline;
      padding: 0;
    }

    .row > .range-cell {
      grid-column: 2 / -1;
      order: 3;
    }

    .rail-box {
      grid-template-columns: minmax(60px, 84px) auto;
      gap: var(--_2);
    }

    .row > .why {
      grid-column: 1 / -1;
      order: 4;
    }

    .clamp {
      -webkit-line-clamp: 4;
    }

    .open .clamp {
      -webkit-line-clamp: none;
    }

    .list > table > tbody > .below-row {
      display: block;
    }

    .list > table > tbody > .below-row > td {
      block-size: auto;
    }
  }
`;
