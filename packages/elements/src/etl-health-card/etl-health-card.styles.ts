import { css } from 'lit';
import { uplotStyles } from '../charts/uplot.styles.ts';
import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';

const own = css`
  .figure-row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_1) var(--_4);
  }

  .score {
    font-size: var(--_size-figure);
    font-weight: 600;
    line-height: calc(32 / 28);
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }

  .sentence {
    margin-block-start: var(--_1);
    text-wrap: pretty;
  }

  .picture {
    display: grid;
    gap: var(--_2);
    margin: 0;
    min-inline-size: 0;
  }

  .chart {
    block-size: 10.57em;
    min-inline-size: 0;
    overflow: hidden;
    direction: ltr;
    border-radius: var(--_1);
  }

  .days {
    max-block-size: 12.6em;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1) var(--_4);
    min-block-size: calc(16em / 12);
  }

  .key::before {
    content: '';
    display: inline-block;
    inline-size: 10px;
    block-size: 10px;
    margin-inline-end: var(--_2);
    border-radius: 2px;
    background: var(--_accepted);
    forced-color-adjust: none;
  }

  .key.rejected::before {
    border: 1px solid var(--_rejected-edge);
    background: var(--_rejected);
  }

  .readout {
    margin-inline-start: auto;
  }

  .parts {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_3) var(--_4);
    padding-block-start: var(--_4);
    border-block-start: 1px solid var(--_border);
  }

  .parts dt {
    font-size: var(--_size-small);
    line-height: calc(16 / 12);
    color: var(--_muted);
  }

  .parts dd {
    display: flex;
    align-items: center;
    gap: var(--_2);
  }

  .sources summary {
    min-block-size: 28px;
    cursor: pointer;
    color: var(--_muted);
  }

  .sources .status {
    vertical-align: -3px;
    margin-inline-end: var(--_1);
  }

  .skeleton {
    gap: var(--_4);
  }

  .bone.head-lines {
    block-size: 76px;
    inline-size: 70%;
  }

  .bone.chart {
    block-size: 208px;
  }

  .bone.grid {
    block-size: 160px;
  }

  .empty {
    display: grid;
    justify-items: start;
    gap: var(--_2);
  }

  .dates {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_4);
  }

  :host {
    --_accepted: var(--_accent);
    --_rejected: light-dark(#d55e00, #f0a35e);
    --_rejected-edge: var(--_rejected);
  }

  @media (forced-colors: active) {
    :host {
      --_rejected: Canvas;
      --_rejected-edge: CanvasText;
    }
  }

  .probes > * {
    display: none;
  }

  [data-probe='accepted'] {
    color: var(--_accepted);
  }

  [data-probe='rejected'] {
    color: var(--_rejected);
  }

  [data-probe='rejected-edge'] {
    color: var(--_rejected-edge);
  }

  [data-probe='axis'] {
    color: var(--_muted);
  }

  [data-probe='grid'] {
    color: var(--_border);
  }

  @container (min-width: 34em) {
    .parts {
      grid-template-columns: repeat(4, auto);
    }
  }
`;

/** All sheets of the element, its own last. */
export const healthStyles = [tokens, card, buttons, statuses, tables, skeletons, uplotStyles, own];
