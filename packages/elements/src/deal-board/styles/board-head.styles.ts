import { css } from 'lit';

/** The key figures, and the filter that is on or off. */
export const boardHeadStyles = css`
  .figures {
    display: grid;
    gap: var(--_1);
  }

  .figures dl {
    display: flex;
    justify-content: flex-end;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_1) var(--_6);
    font-variant-numeric: tabular-nums;
  }

  .figures dl > div {
    display: flex;
    align-items: baseline;
    gap: var(--_2);
  }

  .figures dt {
    color: var(--_muted);
    font-size: var(--_size-small);
  }

  .figures dd {
    font-weight: 600;
  }

  .figures .key dd {
    font-size: var(--_size-title);
    line-height: 1.2;
  }

  .filters .button {
    min-block-size: 36px;
  }

  .toggle {
    font-weight: 400;
  }

  .toggle[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
  }

  @container (max-width: 33.99em) {
    .figures dl {
      justify-content: flex-start;
    }
  }

  @media (forced-colors: active) {
    .toggle[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
