import { css } from 'lit';

/** The rows of prices on one scale. */
export const projectedCpmStyles = css`
  .prices {
    display: grid;
    gap: var(--_3);
  }

  .prices li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--_3);
    align-items: baseline;
  }

  .prices .name {
    font-weight: 600;
  }

  .prices .figures {
    font-weight: 600;
    text-align: end;
  }

  .prices .range {
    grid-column: 1 / -1;
  }

  @container (min-width: 48em) {
    .prices {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: var(--_6);
    }
  }
`;
