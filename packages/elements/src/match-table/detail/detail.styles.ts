import { type CSSResult, css } from 'lit';

/** An open match: its signals, then what would change it, side by side where there is room. */
export const detailStyles: readonly CSSResult[] = [
  css`
    .detail {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_4);
    }

    .detail h3 {
      margin-block-end: var(--_2);
    }

    .signals {
      border: 1px solid var(--_border);
      border-radius: var(--_control-radius);
      background: var(--_surface);
    }

    .signals thead th {
      position: static;
      background: none;
    }

    .signals :is(th, td) {
      vertical-align: top;
      padding-block: var(--_2);
    }

    .signals tbody th {
      white-space: nowrap;
    }

    .signals tbody th .small {
      display: block;
      font-weight: 400;
    }

    .value {
      inline-size: 11em;
      white-space: nowrap;
    }

    .value .number {
      margin-inline: var(--_2);
    }

    .value .small {
      display: block;
    }

    .value .bar {
      display: inline-block;
      inline-size: 72px;
      vertical-align: middle;
      block-size: 8px;
      border-radius: 4px;
      background: color-mix(in oklab, var(--_text) 12%, var(--_surface));
      overflow: hidden;
      forced-color-adjust: none;
    }

    .value .bar i {
      display: block;
      block-size: 100%;
      border-radius: 4px;
      background: var(--_accent);
    }

    .points {
      white-space: nowrap;
      font-weight: 600;
    }

    .points:is(.good, .bad) {
      color: var(--_tone);
    }

    .signals tfoot :is(th, td) {
      block-size: auto;
      padding-block: var(--_1);
      border: 0;
      font-weight: 400;
      text-align: end;
    }

    .signals tfoot tr:first-child > * {
      padding-block-start: var(--_3);
    }

    .signals tfoot tr:last-child > * {
      padding-block-end: var(--_3);
    }

    .signals tfoot .strong > * {
      font-weight: 600;
    }

    .signals tbody tr:last-child > * {
      border-block-end: 1px solid var(--_border);
    }

    .next {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
      gap: var(--_4) var(--_6);
    }

    .next ul {
      display: grid;
      gap: var(--_3);
    }

    .next li {
      display: grid;
      padding-inline-start: var(--_3);
      border-inline-start: 2px solid var(--_border);
      overflow-wrap: anywhere;
    }

    .next .what {
      font-weight: 600;
    }

    .problems li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--_2);
      overflow-wrap: anywhere;
    }

    .problems svg {
      margin-block-start: 2px;
      color: var(--_warn);
    }

    @container (max-width: 46em) {
      .signals,
      .signals tbody,
      .signals tfoot {
        display: block;
      }

      .signals thead {
        display: none;
      }

      .signals tr {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px var(--_3);
        padding: var(--_3);
      }

      .signals tbody tr {
        border-block-end: 1px solid var(--_border);
      }

      .signals tr > :is(th, td),
      .signals tfoot tr > :is(th, td) {
        display: block;
        block-size: auto;
        inline-size: auto;
        padding: 0;
        border: 0;
      }

      .signals tbody tr:last-child > * {
        border: 0;
      }

      .signals tr > .points {
        grid-column: 2;
        grid-row: 1;
      }

      .value .small {
        display: inline;
      }

      .signals tr > :is(.value, .evidence) {
        grid-column: 1 / -1;
        margin-block-start: var(--_1);
      }

      .signals tfoot tr {
        padding-block: 2px;
      }

      .signals tfoot th {
        text-align: start;
      }
    }
  `,
];
