import { css } from 'lit';

/** The calendar: the fuller a day, the darker; marks say what colour alone must not. */
export const inventoryCalendarStyles = css`
  :host {
    --_room: 24em;
    --_cell: 24px;
  }

  .calendar {
    padding-block-end: var(--_2);
  }

  .calendar table {
    inline-size: auto;
    min-inline-size: 100%;
  }

  .calendar :is(th, td) {
    block-size: auto;
    padding: 0;
    border: 0;
    background: none;
    font-size: var(--_size-small);
    font-weight: 400;
    text-align: center;
  }

  .calendar .months th {
    position: static;
    padding-block-end: 2px;
    text-align: start;
    color: var(--_text);
    font-weight: 600;
  }

  .calendar .months th:not(.spot) span {
    display: block;
    padding-inline-start: 6px;
    border-inline-start: 1px solid var(--_border);
  }

  .calendar thead th {
    color: var(--_text);
  }

  .calendar thead .weekend {
    color: var(--_muted);
  }

  .calendar .spot {
    position: sticky;
    inset-inline-start: 0;
    z-index: 2;
    min-inline-size: 9em;
    max-inline-size: 13em;
    padding: 2px var(--_3) 2px 0;
    background: var(--_surface);
    text-align: start;
    vertical-align: middle;
  }

  tbody .spot > span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: calc(16 / 12);
  }

  tbody .spot .name {
    color: var(--_text);
    font-weight: 600;
  }

  .cell {
    min-inline-size: var(--_cell);
    cursor: pointer;
    outline-offset: -2px;
  }

  .box {
    position: relative;
    display: grid;
    place-items: center;
    block-size: calc(var(--_cell) + 4px);
    margin: 1px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: var(--_fill);
    color: var(--_ink, var(--_text));
    font-weight: 600;
    line-height: 1;
    forced-color-adjust: none;
  }

  .free {
    --_fill: color-mix(in srgb, var(--_s3) 20%, var(--_surface));
  }

  .limited {
    --_fill: color-mix(in srgb, var(--_s3) 52%, var(--_surface));
  }

  .full {
    --_fill: var(--_edge);
    --_ink: var(--_surface);
  }

  .oversold {
    --_fill: var(--_bad);
    --_ink: var(--_surface);
  }

  .no_data {
    --_fill: transparent;
    --_ink: var(--_muted);
  }

  .box i {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 15%;
    block-size: 4px;
    border-start-start-radius: 3px;
    border-start-end-radius: 3px;
    background: var(--_s1);
    box-shadow: 0 0 0 1.5px var(--_surface);
  }

  td.cell:hover .box,
  td.cell[aria-selected='true']:focus .box {
    border-color: var(--_text);
  }

  .readout {
    min-block-size: calc(20em / 14);
  }

  .calendar-key {
    display: inline-flex;
    align-items: center;
    gap: var(--_1);
  }

  .calendar-key .cell {
    min-inline-size: 0;
    cursor: auto;
  }

  .calendar-key .box {
    inline-size: 16px;
    block-size: 16px;
  }

  .plain-box {
    background: var(--_hover);
  }

  @media print {
    :host {
      --_cell: 12px;
    }

    .calendar :is(th, td) {
      font-size: 9px;
    }

    .calendar .spot {
      min-inline-size: 7em;
    }
  }

  @container (max-width: 30em) {
    .calendar .spot {
      min-inline-size: 7em;
      max-inline-size: 8em;
    }

    tbody .spot > span {
      white-space: normal;
    }
  }

  @media (forced-colors: active) {
    .free,
    .limited {
      --_fill: Canvas;
    }

    .box {
      border-color: CanvasText;
    }

    .full,
    .oversold {
      --_fill: CanvasText;
      --_ink: Canvas;
    }
  }
`;
