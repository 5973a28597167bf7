import { css } from 'lit';

/** Rows with a score that is met first, the range beside it, and the reasons in two lines. */
export const matchRowsStyles = css`
  .body {
    grid-template-columns: minmax(0, 1fr);
    padding-block-end: 0;
  }

  .body:not(:has(.list)) {
    padding-block-end: var(--_4);
  }

  #ranked {
    margin-block-end: calc(var(--_2) * -1);
  }

  .row {
    cursor: pointer;
  }

  .row:not(:has(.toggle)) {
    cursor: default;
  }

  .row > * {
    padding-block: var(--_2);
  }

  .row:is(:hover, .open) > :is(td, th) {
    background: var(--_sunken);
  }

  .row.open > * {
    border-block-end-color: transparent;
  }

  .name {
    inline-size: 20%;
    min-inline-size: 9em;
  }

  .score {
    white-space: nowrap;
  }

  .row > .score {
    font-size: var(--_size-title);
    font-weight: 600;
  }

  .gated > :is(.name, .score) {
    color: var(--_muted);
  }

  .rail-box {
    --_mark: var(--_accent);

    display: grid;
    grid-template-columns: 110px 5em;
    gap: var(--_3);
    align-items: center;
  }

  /* A mark rather than a dot, so that a narrow range is seen around it. */
  .rail-box .range .band {
    inset-block: 3px;
    background: color-mix(in srgb, var(--_mark) 30%, var(--_surface));
  }

  .rail-box .range .dot {
    inset-block: 0;
    inline-size: 4px;
    margin-inline-start: -2px;
    border-radius: 2px;
    box-shadow: 0 0 0 1px var(--_surface);
  }

  .gated .rail-box {
    --_mark: var(--_muted);
  }

  .rail-box .number {
    white-space: nowrap;
  }

  .fit {
    white-space: nowrap;
  }

  .fit .status {
    vertical-align: middle;
  }

  .provisional {
    display: block;
    padding-inline-start: calc(16em / 14 + var(--_2));
  }

  .why {
    inline-size: 48%;
  }

  .clamp {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .open .clamp {
    -webkit-line-clamp: none;
  }

  .open-cell {
    inline-size: 1px;
  }

  .toggle {
    min-inline-size: 28px;
    padding: 0 !important;
  }

  .toggle svg {
    transition: rotate 120ms;
  }

  .toggle[aria-expanded='true'] svg {
    rotate: 180deg;
  }

  .below-row > td {
    padding: var(--_2) var(--_4) var(--_6);
    background: var(--_sunken);
  }

  .run {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2) var(--_3);
    align-items: center;
    padding: var(--_2) var(--_3);
    border-radius: var(--_control-radius);
    background: var(--_sunken);
  }

  .run > span {
    flex: 1 1 10em;
  }

  progress {
    flex: 1 1 10em;
    min-inline-size: 6em;
    max-inline-size: 20em;
    block-size: 8px;
    accent-color: var(--_accent);
  }

  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.55;
  }

  .run-end {
    white-space: normal;
  }

  .bone-row {
    block-size: 57px;
  }

  .empty p {
    max-inline-size: 46ch;
  }
`;
