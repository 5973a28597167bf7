import { css } from 'lit';

/** A list from edge to edge of its card: its rows, their shapes while they load, its foot, and what stands there without any. */
export const lists = css`
  .list {
    margin-inline: calc(var(--_4) * -1);
    border-block-start: 1px solid var(--_border);
  }

  .list > table > * > tr > :first-child {
    padding-inline-start: var(--_4);
  }

  .skeleton.list {
    gap: 0;
  }

  .bone-row {
    display: grid;
    align-items: center;
    block-size: 40px;
    padding-inline: var(--_4);
    border-block-start: 1px solid var(--_border);
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

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_3);
    padding: var(--_3);
    border-block-start: 1px solid var(--_border);
  }
`;
