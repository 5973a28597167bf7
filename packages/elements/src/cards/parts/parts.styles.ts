import { css } from 'lit';

/** Strips and rows of bars: pictures that are not charts. */
export const cardParts = css`
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
    min-inline-size: 0;
  }

  .strip-box {
    display: grid;
    gap: var(--_2);
  }

  .strip {
    display: flex;
    gap: 2px;
    block-size: 10px;
  }

  .strip i {
    min-inline-size: 4px;
    border: 1px solid var(--_mark);
    border-radius: 2px;
    background: var(--_mark);
    forced-color-adjust: none;
  }

  .strip i:first-child {
    border-start-start-radius: 5px;
    border-end-start-radius: 5px;
  }

  .strip i:last-child {
    border-start-end-radius: 5px;
    border-end-end-radius: 5px;
  }

  i.soft {
    background: color-mix(in srgb, var(--_mark) var(--_soft), var(--_surface));
  }

  .strip-legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1) var(--_4);
  }

  .strip-legend li {
    display: inline-flex;
    align-items: center;
    gap: var(--_1);
  }

  .strip-legend .shape {
    display: inline-flex;
    color: var(--_mark);
  }

  .strip-legend b {
    font-weight: 600;
  }

  .rows-box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_2);
    min-inline-size: 0;
  }

  .rows-box h3 {
    font-weight: 400;
  }

  .bar-rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_2);
  }

  .bar-rows li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--_3);
    align-items: baseline;
  }

  .bar-rows .name {
    overflow-wrap: anywhere;
  }

  .bar-rows .figures {
    text-align: end;
    font-weight: 600;
  }

  .bar-rows .figures .small {
    font-weight: 400;
  }

  .rail {
    display: flex;
    grid-column: 1 / -1;
    gap: 1px;
    block-size: 6px;
    border-radius: 3px;
    background: var(--_hover);
    overflow: hidden;
  }

  .rail i {
    background: var(--_mark);
    forced-color-adjust: none;
  }

  .rail i.soft {
    background: color-mix(in srgb, var(--_mark) 45%, var(--_surface));
  }

  .split {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_6) var(--_6);
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7.5em), 1fr));
    gap: var(--_2) var(--_4);
  }

  .facts dt {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: calc(16 / 12);
  }

  .facts dd {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .facts .plain {
    font-weight: 400;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
    gap: var(--_4) var(--_6);
  }

  .ends {
    display: flex;
    justify-content: space-between;
  }

  .swap {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1);
  }

  .swap button {
    min-block-size: 28px;
    padding: 0 var(--_3);
    border: 1px solid var(--_border);
    border-radius: 99px;
    background: none;
    font-size: var(--_size-small);
    cursor: pointer;
  }

  .swap button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }

  @container (min-width: 48em) {
    .split .chart {
      --_chart: var(--_chart-beside, 17em);
    }

    .split {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
    }
  }
`;
