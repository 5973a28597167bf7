import { css } from 'lit';

/** What lies over the board: the menu of a card and the questions about a move. */
export const dealOverlayStyles = css`
  .menu,
  dialog {
    padding: 0;
    border: 1px solid var(--_border);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 12px 32px rgb(0 0 0 / 18%);
  }

  .menu {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    min-inline-size: 12em;
    max-inline-size: min(20em, calc(100vw - 16px));
    margin: 0;
    padding: var(--_1);
    border-radius: var(--_control-radius);
  }

  .menu > p {
    padding: var(--_1) var(--_2);
  }

  .menu button {
    display: grid;
    inline-size: 100%;
    min-block-size: 36px;
    align-content: center;
    padding: var(--_1) var(--_2);
    border: 0;
    border-radius: calc(var(--_control-radius) * 0.7);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_hover);
  }

  .menu button:focus-visible {
    outline-offset: -2px;
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

  dialog::backdrop {
    background: rgb(0 0 0 / 32%);
  }

  .ask {
    inline-size: min(30em, calc(100vw - 24px));
    border-radius: var(--_radius);
  }

  .ask form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
    padding: calc(var(--_space) * 5);
  }

  .ask h3,
  .panel h3 {
    font-size: var(--_size-large);
  }

  .ask h3 + p {
    margin-block-start: calc(var(--_3) * -1);
    overflow-wrap: anywhere;
  }

  .ask .actions {
    justify-content: flex-end;
  }

  .button.costly {
    border-color: var(--_bad);
    background: var(--_bad);
    color: var(--_surface);
  }

  .button.costly:hover {
    background: color-mix(in oklab, var(--_bad) 88%, var(--_text));
  }

  .effects :is(td, th) {
    block-size: 32px;
    font-weight: 400;
  }

  .effects td.strong {
    font-weight: 600;
  }

  .asked {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_1);
    font-weight: 600;
  }

  .asked :is(.field, .muted) {
    font-weight: 400;
  }

  textarea.field {
    resize: vertical;
  }

  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_2);
    align-items: start;
  }

  .check input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }

  .check + p {
    margin-block-start: calc(var(--_3) * -1);
  }

  @media (forced-colors: active) {
    .menu button:focus-visible {
      outline-color: Highlight;
    }
  }
`;
