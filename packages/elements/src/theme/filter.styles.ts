import { css } from 'lit';

/** What a list is narrowed by: a search with its icon, then choices. */
export const filters = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2);
  }

  .filters .field {
    flex: 0 1 12em;
    inline-size: auto;
    padding-inline: var(--_2);
    text-overflow: ellipsis;
  }

  .search {
    position: relative;
    flex: 1 1 14em;
    max-inline-size: 22em;
  }

  .filters .search .field {
    inline-size: 100%;
    padding-inline-start: calc(var(--_3) + 24px);
  }

  .search svg {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: var(--_3);
    color: var(--_muted);
    pointer-events: none;
  }

  @container (max-width: 40em) {
    .filters .field {
      flex: 1 1 8em;
    }

    .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
  }
`;
