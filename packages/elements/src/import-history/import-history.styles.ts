import { css } from 'lit';
import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { lists } from '../theme/list.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';

const own = css`
  .body {
    padding-block-end: 0;
  }

  .body.settled {
    padding-block-end: var(--_4);
  }

  .list > table > * > tr > :last-child {
    padding-inline-end: var(--_3);
  }

  .row {
    cursor: pointer;
  }

  .row > :is(td, th),
  .bone-row {
    block-size: 48px;
  }

  .skeleton.list {
    padding-block-start: 32px;
  }

  .row:hover > :is(td, th) {
    background: var(--_sunken);
  }

  .row.open > :is(td, th) {
    border-block-end-color: transparent;
  }

  .file {
    inline-size: 100%;
    font-weight: 600;
  }

  .file > span {
    contain: inline-size;
  }

  .file .name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .file .below {
    font-weight: 400;
  }

  .who,
  .when,
  .open-cell {
    white-space: nowrap;
  }

  .rows {
    min-inline-size: 16em;
  }

  .open-cell {
    inline-size: 1px;
    padding-inline-start: 0;
    text-align: end;
  }

  .toggle {
    min-inline-size: 28px;
    padding: 0;
  }

  .toggle svg {
    transition: rotate 120ms;
  }

  .toggle[aria-expanded='true'] svg {
    rotate: 180deg;
  }

  .rows,
  .who {
    display: none;
  }

  .below-row > td {
    padding-block: 0 var(--_4);
  }

  .list .below-row > td {
    padding-inline-end: var(--_4);
  }

  .details {
    display: grid;
    gap: var(--_4);
    min-inline-size: 0;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2) var(--_6);
  }

  .facts dt {
    color: var(--_muted);
  }

  .state {
    display: none;
  }

  .file .below {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_3);
  }

  @container (max-width: 27em) {
    .when {
      display: none;
    }
  }

  @container (min-width: 34em) {
    .state {
      display: table-cell;
    }

    .state-below {
      display: none;
    }
  }

  @container (min-width: 52em) {
    .rows {
      display: table-cell;
    }

    .file .below {
      display: none;
    }

    .row > :is(td, th),
    .bone-row {
      block-size: 40px;
    }
  }

  @container (min-width: 68em) {
    .who {
      display: table-cell;
    }
  }
`;

/** All sheets of the element, its own last. */
export const historyStyles = [tokens, card, buttons, statuses, tables, skeletons, lists, own];
