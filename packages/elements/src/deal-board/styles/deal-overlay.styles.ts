import { css } from 'lit';

/** What lies over the board: the menu of a card and the questions about a move. */
export const dealOverlayStyles = css`
  .menu > p {
    padding: var(--_1) var(--_2);
  }

  .menu button[aria-disabled] {
    color: var(--_muted);
    cursor: default;
  }

  .menu .why {
    display: flex;
    gap: var(--_1);
    padding-block-end: var(--_1);
  }

  .menu .why svg {
    flex: none;
    margin-block-start: 1px;
  }

  .ask {
    inline-size: min(30em, calc(100vw - 24px));
  }

  .ask form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
    padding: calc(var(--_space) * 5);
  }

  .panel h3 {
    font-size: var(--_size-large);
  }

  .ask h3 + p {
    margin-block-start: calc(var(--_3) * -1);
    overflow-wrap: anywhere;
  }

  .effects :is(td, th) {
    block-size: 32px;
    font-weight: 400;
  }

  .effects td.strong {
    font-weight: 600;
  }

  textarea.field {
    resize: vertical;
  }

  .check + p {
    margin-block-start: calc(var(--_3) * -1);
  }
`;
