import { css } from 'lit';

/** Counts side by side; they wrap when there is no room. */
export const importCountsStyles = css`
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_border);
    overflow: clip;
  }

  .counts > div {
    flex: 1 1 6.2em;
    padding: var(--_2) var(--_3);
    background: var(--_surface);
  }

  .counts dt {
    font-size: var(--_size-small);
    line-height: calc(16 / 12);
    color: var(--_muted);
  }

  .counts dd {
    font-size: var(--_size-title);
    font-weight: 600;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }

  .counts .zero dd {
    font-weight: 400;
    color: var(--_muted);
  }

  .counts .bad dd {
    color: var(--_bad);
  }
`;
