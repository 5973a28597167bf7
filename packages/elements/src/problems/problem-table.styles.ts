import { css } from 'lit';

/** The table of problems: scrolls in its own frame, its head and page bar stay. */
export const problemTableStyles = css`
  .problems {
    display: grid;
    gap: var(--_2);
    min-inline-size: 0;
  }

  .problems .scroller {
    max-block-size: 21em;
  }

  .problems td.message {
    min-inline-size: 16em;
  }

  .problems code {
    padding: 1px var(--_1);
    border: 1px solid var(--_border);
    border-radius: var(--_1);
    background: var(--_sunken);
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: var(--_size-small);
    display: inline-block;
    max-inline-size: 24em;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  /* Where four columns have no room, each problem is a small block: line and column, words, cell. */
  @container (max-width: 33.9em) {
    .problems thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .problems table,
    .problems tbody {
      display: block;
    }

    .problems tr {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 2px var(--_2);
      padding: var(--_2) var(--_3);
      border-block-end: 1px solid var(--_border);
    }

    .problems tr:last-child {
      border-block-end: 0;
    }

    .problems td {
      grid-column: 1 / -1;
      block-size: auto;
      min-inline-size: 0;
      padding: 0;
      border: 0;
      text-align: start;
    }

    .problems td.message {
      min-inline-size: 0;
    }

    .problems :is(td.line, td.column) {
      grid-column: auto;
      color: var(--_muted);
      font-size: var(--_size-small);
    }
  }

  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2);
  }
`;
