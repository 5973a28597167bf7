import { css } from 'lit';

/** The key figures, the filters and the fields that they and the dialogs share. */
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

  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2);
  }

  .field,
  .find {
    min-block-size: 36px;
    border: 1px solid color-mix(in oklab, var(--_text) 22%, var(--_surface));
    border-radius: var(--_control-radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }

  .field {
    min-inline-size: 0;
    max-inline-size: 100%;
    padding: var(--_1) var(--_3);
  }

  .filters .field {
    flex: 0 1 11em;
    padding-inline: var(--_2);
    text-overflow: ellipsis;
  }

  .filters .small {
    min-block-size: 36px;
    font-size: inherit;
  }

  .find {
    display: flex;
    flex: 1 1 12em;
    align-items: center;
    gap: var(--_2);
    max-inline-size: 20em;
    padding-inline: var(--_3) var(--_1);
    color: var(--_muted);
  }

  .find:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .find input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 34px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    outline: none;
  }

  .find input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .find svg {
    flex: none;
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

    .find {
      flex-basis: 100%;
      max-inline-size: none;
    }

    .filters .field {
      flex: 1 1 8em;
    }
  }

  @media (forced-colors: active) {
    .toggle[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
