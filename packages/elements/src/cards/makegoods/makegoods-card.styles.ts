import { css } from 'lit';

/** The lines that are owed. */
export const makegoodsStyles = css`
  .owed {
    display: grid;
  }

  .owed li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--_3);
    padding-block: var(--_3);
    border-block-end: 1px solid var(--_border);
  }

  .owed li:first-child {
    padding-block-start: 0;
  }

  .owed li:last-child {
    border-block-end: 0;
    padding-block-end: 0;
  }

  .owed :is(.name, .figures) {
    font-weight: 600;
  }

  .owed :is(.rail, .next, .acts) {
    grid-column: 1 / -1;
  }

  .next {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_2);
    margin-block-start: var(--_1);
  }

  .next svg {
    color: var(--_tone, var(--_muted));
  }

  .owed .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1);
    margin-block-start: var(--_1);
  }
`;
