import { css } from 'lit';

/** A menu over the page: a popover of buttons. */
export const menus = css`
  .menu {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    min-inline-size: 12em;
    max-inline-size: min(20em, calc(100vw - 16px));
    margin: 0;
    padding: var(--_1);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 12px 32px rgb(0 0 0 / 18%);
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

  .menu button:is(:hover, :focus) {
    background: var(--_hover);
  }

  .menu button:focus-visible {
    outline-offset: -2px;
  }

  .menu .costly {
    color: var(--_bad);
  }

  @media (forced-colors: active) {
    .menu button:focus-visible {
      outline-color: Highlight;
    }
  }
`;
