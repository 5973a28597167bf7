import { css } from 'lit';

/** The columns, and how they answer a card that is carried over them. */
export const stageColumnsStyles = css`
  .columns {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    grid-auto-flow: column;
    grid-auto-columns: minmax(13.5em, 1fr);
    gap: 0 var(--_3);
    block-size: max(26em, min(76vh, 48em));
    margin-inline: calc(var(--_4) * -1);
    padding-inline: var(--_4);
    overflow: auto hidden;
    scrollbar-width: thin;
    overscroll-behavior-x: contain;
  }

  .column {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: span 2;
    min-inline-size: 0;
    border-radius: var(--_control-radius);
    background: var(--_sunken);
    transition: background-color 120ms;
  }

  .rest {
    contain: strict;
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .column > header {
    display: grid;
    align-content: start;
    gap: 2px;
    padding: var(--_3) var(--_3) var(--_2);
  }

  .column h3 {
    display: flex;
    align-items: baseline;
    gap: var(--_2);
  }

  .count {
    color: var(--_muted);
    font-size: var(--_size-small);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .sums {
    display: grid;
    min-block-size: 1.45em;
  }

  .sums p {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_2);
    font-variant-numeric: tabular-nums;
  }

  .sum {
    font-weight: 600;
  }

  .deals {
    flex: 1;
    min-block-size: 6em;
    padding: 2px var(--_2) var(--_2);
    overflow-y: auto;
    scrollbar-width: thin;
    overscroll-behavior-y: contain;
  }

  .deals > ul {
    display: grid;
    gap: var(--_2);
  }

  .none {
    padding: 0 var(--_1);
  }

  .foot {
    display: grid;
    justify-items: center;
    gap: var(--_1);
    padding-block-start: var(--_2);
  }

  .target {
    position: absolute;
    inset-inline: var(--_2);
    inset-block-start: 2px;
    z-index: 2;
    padding: var(--_2) var(--_3);
    border: 1px solid var(--_edge);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    box-shadow: 0 4px 12px rgb(0 0 0 / 14%);
    pointer-events: none;
  }

  .moving .column.open {
    outline: 1px dashed color-mix(in oklab, var(--_accent) 60%, transparent);
    outline-offset: -1px;
  }

  .moving .column.open.over {
    background: var(--_accent-soft);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .moving .column.open .target {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .moving .column.shut .deals {
    opacity: 0.5;
  }

  .moving .column.shut.over {
    outline: 2px solid var(--_edge);
    outline-offset: -2px;
  }

  .moving.pointer,
  .moving.pointer .deal * {
    cursor: grabbing;
  }

  @media (forced-colors: active) {
    .moving .column.open .target {
      forced-color-adjust: none;
    }
  }
`;
