import { css } from 'lit';

/** The frame of a card: as tall as its row, the foot at its end. */
export const cardFrames = css`
  :host {
    --_size-figure: 2em;
    block-size: 100%;
  }

  .card {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
    overflow: visible;
  }

  .card > .body {
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    grid-auto-rows: auto;
    align-content: start;
    padding-block-start: var(--_2);
  }

  .card > .bare {
    grid-template-rows: minmax(0, 1fr) auto;
  }

  .busy-card .shows,
  .busy-card .key-row {
    opacity: 0.55;
    transition: opacity 120ms linear 150ms;
  }

  .top {
    display: flex;
    align-items: center;
    gap: var(--_3);
    min-block-size: 40px;
    padding: var(--_3) var(--_4) 0;
  }

  .top h2 {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .more {
    margin-inline-start: auto;
    margin-inline-end: calc(var(--_2) * -1);
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--_1);
    padding: 2px var(--_2);
    border-radius: 99px;
    background: var(--_tone-soft, var(--_sunken));
    color: var(--_tone, var(--_muted));
    font-size: var(--_size-small);
    line-height: calc(16 / 12);
    font-weight: 600;
    white-space: nowrap;
  }

  .amount {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_2);
  }

  .value {
    font-size: var(--_size-figure);
    font-weight: 600;
    line-height: calc(34 / 28);
    letter-spacing: -0.015em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .unit {
    color: var(--_muted);
  }

  .compared {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_3);
    margin-block-start: 2px;
    min-block-size: 20px;
  }

  .compared .status {
    white-space: normal;
  }

  .shows {
    min-inline-size: 0;
  }

  .foot {
    display: grid;
    gap: var(--_2);
    padding-block-start: var(--_3);
    border-block-start: 1px solid var(--_border);
  }

  .say {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_2);
    text-wrap: pretty;
  }

  .say > svg {
    margin-block-start: 2px;
    color: var(--_tone, var(--_muted));
  }

  .reasons {
    display: grid;
    gap: 2px;
    padding-inline-start: calc(16em / 12 + var(--_2));
  }

  .dates {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_4);
  }

  .nothing {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_3);
    max-inline-size: 34em;
    min-block-size: var(--_room, 16em);
    margin: 0 auto;
    text-align: center;
    text-wrap: balance;
    color: var(--_muted);
  }

  .nothing .button {
    color: var(--_text);
  }

  .nothing-mark {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 50%;
    background: var(--_sunken);
  }

  .numbers {
    max-block-size: 20em;
  }

  .numbers :is(td, th) {
    white-space: nowrap;
  }

  @container (max-width: 30em) {
    .numbers :is(td, th):first-child {
      min-inline-size: 8em;
      white-space: normal;
    }
  }

  .bone.key-figure {
    block-size: 56px;
    inline-size: 60%;
  }

  /* Nearly what most cards come to, and known before they are drawn, so that little jumps below them. */
  .bone.picture-room {
    block-size: 24em;
  }

  .bone.line {
    block-size: 1.1em;
  }
`;
