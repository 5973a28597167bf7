import { css } from 'lit';

/** The rows of matches: the score first, its range under the name. */
export const audienceFitStyles = css`
  .matches {
    display: grid;
    gap: var(--_3);
  }

  .matches li {
    display: grid;
    grid-template-columns: 2.2em minmax(0, 1fr) auto;
    gap: 0 var(--_3);
    align-content: start;
    align-items: baseline;
  }

  .matches .score {
    grid-row: span 2;
    align-self: center;
    font-size: var(--_size-title);
    font-weight: 600;
    text-align: end;
  }

  .matches .name {
    font-weight: 600;
  }

  .gated :is(.score, .name) {
    color: var(--_muted);
  }

  .matches .tags {
    display: flex;
    gap: var(--_2);
    justify-content: end;
    align-items: center;
  }

  .matches .range {
    grid-column: 2 / -1;
  }

  .matches .why {
    grid-column: 2 / -1;
    display: flex;
    gap: var(--_2);
    align-items: end;
    justify-content: space-between;
  }

  @container (max-width: 30em) {
    .matches .tags {
      grid-column: 2 / -1;
      justify-content: start;
    }

    .matches .score {
      grid-row: span 3;
    }
  }

  @container (min-width: 48em) {
    .matches {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: var(--_6);
    }
  }

  @media screen {
    .matches .because {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
  }
`;
