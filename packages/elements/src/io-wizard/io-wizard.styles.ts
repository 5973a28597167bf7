import { css } from 'lit';
import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { fields } from '../theme/field.styles.ts';
import { forms } from '../theme/form.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { wizardFrameStyles } from './styles/frame.styles.ts';
import { wizardProgressStyles } from './styles/progress.styles.ts';

const choices = css`
  .search-field {
    position: relative;
  }

  .search-field svg {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: var(--_3);
    color: var(--_muted);
    pointer-events: none;
  }

  .search-field .field {
    padding-inline-start: calc(var(--_3) + 24px);
  }

  .spot-chosen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_1) var(--_2);
  }

  .choices {
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    overflow: clip;
  }

  .choices.scrolling {
    max-block-size: 420px;
    overflow: auto;
  }

  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--_1) var(--_3);
    align-items: center;
    min-block-size: 56px;
    padding: var(--_2) var(--_3);
    cursor: pointer;
  }

  .choice + .choice {
    border-block-start: 1px solid var(--_border);
  }

  .choice.alone {
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
  }

  .choice:hover {
    background: var(--_sunken);
  }

  .choice:has(:checked) {
    background: var(--_accent-soft);
  }

  .choice:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .choice :focus-visible {
    outline: none;
  }

  .choice input {
    margin: 0;
  }

  .what {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .choice .figures {
    display: grid;
    justify-items: end;
    gap: 2px;
    text-align: end;
    white-space: nowrap;
  }

  .place {
    display: inline-flex;
    gap: var(--_2);
    align-items: center;
  }

  .row-bone {
    block-size: 56px;
    border-radius: var(--_control-radius);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_2);
    padding: var(--_6) var(--_4);
    text-align: center;
  }

  .empty p {
    max-inline-size: 42ch;
    text-wrap: balance;
  }

  @container (max-width: 30em) {
    .choice {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .choice .figures {
      grid-column: 2;
      display: flex;
      flex-wrap: wrap;
      justify-content: start;
      gap: 0 var(--_3);
      text-align: start;
      white-space: normal;
    }
  }
`;

/** All sheets of the element, its own last. */
export const wizardStyles = [
  tokens,
  card,
  buttons,
  fields,
  forms,
  statuses,
  tables,
  skeletons,
  choices,
  wizardProgressStyles,
  wizardFrameStyles,
];
