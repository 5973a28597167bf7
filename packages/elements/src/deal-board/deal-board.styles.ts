import { css } from 'lit';
import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { fields } from '../theme/field.styles.ts';
import { filters } from '../theme/filter.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { boardHeadStyles } from './styles/board-head.styles.ts';
import { dealCardStyles } from './styles/deal-card.styles.ts';
import { stageColumnsStyles } from './styles/stage-columns.styles.ts';

const own = css`
  .skeleton {
    gap: var(--_4);
  }

  .skeleton > .bone {
    inline-size: min(45em, 100%);
    block-size: 36px;
    border-radius: var(--_control-radius);
  }

  .skeleton .columns {
    overflow: hidden;
  }

  .skeleton .column {
    display: grid;
    grid-template-rows: auto;
    align-content: start;
    gap: var(--_2);
    padding: var(--_3) var(--_2);
  }

  .skeleton .column .bone:not(.half) {
    block-size: 8.5em;
    border-radius: var(--_control-radius);
  }

  .skeleton .column .half {
    margin: var(--_1) var(--_1) calc(var(--_space) * 7);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_2);
    padding: var(--_6) var(--_4);
    text-align: center;
  }

  .empty p {
    max-inline-size: 46ch;
    text-wrap: balance;
  }

  .tabs {
    display: none;
  }

  .notice.slim {
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    padding-block: var(--_1);
    padding-inline-end: var(--_2);
    min-block-size: 40px;
  }

  .notice.slim > svg {
    margin: 0;
  }

  .notice.slim .actions {
    margin: 0;
  }

  @container (min-width: 34em) {
    .columns {
      margin-inline: calc(var(--_space) * -5);
      padding-inline: calc(var(--_space) * 5);
    }
  }

  @container (max-width: 33.99em) {
    .columns {
      display: block;
      block-size: auto;
      margin-inline: 0;
      padding-inline: 0;
    }

    .column h3 {
      position: absolute;
      clip-path: inset(50%);
    }

    .rest {
      contain: none;
    }

    .column:not(.chosen) {
      display: none;
    }

    .column {
      grid-template-rows: auto auto;
    }

    .tabs {
      display: flex;
      gap: var(--_1);
      margin-inline: calc(var(--_4) * -1);
      padding: 2px var(--_4);
      overflow-x: auto;
      scrollbar-width: none;
    }

    .tabs button {
      flex: none;
      min-block-size: 36px;
      padding: var(--_1) var(--_3);
      border: 1px solid transparent;
      border-radius: var(--_control-radius);
      background: var(--_sunken);
      white-space: nowrap;
      cursor: pointer;
    }

    .tabs button[aria-pressed='true'] {
      border-color: var(--_accent);
      background: var(--_accent-soft);
      font-weight: 600;
    }

    .tabs button.over {
      outline: 2px solid var(--_accent);
    }
  }

  @media (forced-colors: active) {
    .column {
      border: 1px solid CanvasText;
    }

    .tabs button[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;

/** All sheets of the element, its own last. */
export const boardStyles = [
  tokens,
  card,
  buttons,
  statuses,
  tables,
  fields,
  filters,
  skeletons,
  boardHeadStyles,
  dealCardStyles,
  stageColumnsStyles,
  own,
];
