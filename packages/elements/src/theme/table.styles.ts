import { css } from 'lit';

/** Tables: 40 px rows (28 with `compact`), a head that sticks, numbers to the end. */
export const tables = css`
  .scroller {
    overflow: auto;
    max-inline-size: 100%;
  }

  .framed {
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
  }

  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
  }

  caption {
    text-align: start;
  }

  th,
  td {
    block-size: 40px;
    padding: var(--_1) var(--_3);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: middle;
  }

  tbody tr:last-child > :is(td, th) {
    border-block-end: 0;
  }

  th {
    font-weight: 600;
  }

  thead :is(td, th) {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    block-size: 32px;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_size-small);
    white-space: nowrap;
  }

  .compact :is(td, th) {
    block-size: 28px;
  }

  .end {
    text-align: end;
  }
`;
