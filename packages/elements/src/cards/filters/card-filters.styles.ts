import { css } from 'lit';

/** Fields side by side, under each other where it is narrow. */
export const cardFiltersStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_3) var(--_4);
    align-items: end;
  }

  label {
    display: grid;
    gap: 2px;
    min-inline-size: 11em;
  }

  label > span {
    color: var(--_muted);
    font-size: var(--_size-small);
    line-height: calc(16 / 12);
  }

  .problem {
    flex-basis: 100%;
  }

  @container (max-width: 30em) {
    label {
      flex: 1 1 100%;
    }
  }

  @media print {
    .filters {
      display: none;
    }
  }
`;
