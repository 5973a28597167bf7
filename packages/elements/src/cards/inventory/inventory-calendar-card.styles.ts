import { css } from 'lit';

/** The calendar: the fuller a day, the darker; marks say what colour alone must not. */
export const inventoryCalendarStyles = css`
  :host {
    --_room: 24em;
    --_cell: 1.65em;
  }

  .calendar {
    max-block-size: max(80vh, 44em);
    padding-block-end: 2px;
  }

  .calendar.long {
    --_cell: 1.2em;
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
    vertical-align: bottom;
  }

  .calendar thead th {
    background: var(--_surface);
    color: var(--_text);
  }

  .calendar .months th {
    position: static;
    padding-block-end: 2px;
    text-align: start;
    font-weight: 600;
  }

  .calendar .months th:not(.spot) span {
    display: block;
    padding-inline-start: 6px;
    border-inline-start: 1px solid var(--_border);
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
    padding-inline-end: var(--_3);
    background: var(--_surface);
    text-align: start;
    line-height: calc(16 / 12);
  }

  tbody .spot > span:not(.only-read) {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    padding-block-end: 5px;
  }

  tbody .spot > span.show:not(.only-read) {
    overflow: visible;
    padding-block: var(--_1) 2px;
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
    block-size: calc(22em / 12);
    margin: 1px;
    border: 1px solid transparent;
    border-radius: 4px;
    background: var(--_fill) border-box;
    color: var(--_ink, var(--_text));
    font-weight: 600;
    line-height: 1;
    forced-color-adjust: none;
  }

  .free,
  .limited {
    --_free: color-mix(in srgb, var(--_s3) 20%, var(--_surface));
    --_fill: var(--_free);
  }

  /* A vessel that is nearly full: the shape says it too. */
  .limited {
    --_sold: color-mix(in srgb, var(--_s3) 62%, var(--_surface));
    --_fill: linear-gradient(to top, var(--_sold) 60%, var(--_free) 60%);
  }

  .full {
    --_fill: var(--_edge);
    --_ink: var(--_surface);
  }

  .oversold {
    --_fill: var(--_bad);
    --_ink: var(--_surface);
  }

  .no_episode {
    --_fill: var(--_sunken);
  }

  .no_data {
    --_fill: transparent;
    --_ink: var(--_muted);
  }

  .no_data .box {
    border: 1px dashed var(--_border);
    font-weight: 400;
  }

  .box i {
    position: absolute;
    inset-block-start: 2px;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
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
    .calendar table {
      inline-size: 100%;
      table-layout: fixed;
    }

    .calendar .spot {
      inline-size: 11em;
    }

    .calendar .cell {
      min-inline-size: 0;
    }
  }

  @media (pointer: coarse) {
    .calendar {
      --_cell: 2em !important;
    }
  }

  @container (max-width: 30em) {
    .calendar .spot {
      min-inline-size: 8.5em;
      max-inline-size: 9em;
      padding-inline-end: var(--_2);
    }
  }

  @media (forced-colors: active) {
    .free,
    .limited {
      --_free: Canvas;
      --_sold: CanvasText;
    }

    :is(.free, .limited) .box {
      border-color: CanvasText;
    }

    .no_episode .box {
      border: 1px dotted GrayText;
    }

    .full,
    .oversold {
      --_fill: CanvasText;
      --_ink: Canvas;
    }
  }
`;
