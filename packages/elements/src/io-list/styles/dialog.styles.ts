import { css } from 'lit';

/** The dialogs: a consequence in a large figure, what it is made of, what is asked. */
export const listDialogStyles = css`
  dialog {
    inline-size: min(520px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
  }

  dialog:focus-visible {
    outline: none;
  }

  .ask,
  .ask form {
    display: grid;
    gap: var(--_3);
    min-inline-size: 0;
  }

  .ask {
    padding: var(--_4);
  }

  .ask h3 + p {
    margin-block-start: calc(var(--_2) * -1);
  }

  .consequence {
    display: grid;
    gap: var(--_1);
    padding: var(--_3) var(--_4);
    border-radius: var(--_control-radius);
    background: var(--_sunken);
  }

  .consequence .figure {
    font-size: var(--_size-figure);
    font-weight: 600;
    line-height: 1.1;
  }

  .consequence[aria-busy='true'] .figure {
    opacity: 0.5;
  }

  .ways {
    display: grid;
    gap: var(--_2);
  }

  .ways legend {
    margin-block-end: var(--_1);
  }

  .numbers {
    display: grid;
    gap: var(--_1);
  }

  .numbers > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_3);
  }

  .numbers dt {
    color: var(--_muted);
  }

  .ask .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr));
    gap: var(--_3);
  }

  .changes li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_3);
  }
`;
