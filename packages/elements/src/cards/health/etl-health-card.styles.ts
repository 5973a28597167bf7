import { css } from 'lit';

/** The four parts of the score and the sources. */
export const healthStyles = css`
  :host {
    --_room: 24em;
  }

  .health {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_4);
  }

  .parts {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_3) var(--_4);
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

  @container (min-width: 34em) {
    .parts {
      grid-template-columns: repeat(4, auto);
    }
  }
`;
