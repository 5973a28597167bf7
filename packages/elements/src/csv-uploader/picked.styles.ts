import { css } from 'lit';
import { importCountsStyles } from '../problems/import-counts.styles.ts';
import { problemTableStyles } from '../problems/problem-table.styles.ts';
import { tables } from '../theme/table.styles.ts';

const own = css`
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_1) var(--_3);
    min-inline-size: 0;
  }

  .file > svg {
    flex: none;
    color: var(--_muted);
  }

  .file .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_2);
    flex: 1 1 12em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .file > .quiet {
    margin-inline: calc(var(--_2) * -1);
  }

  .preview,
  .result,
  .running,
  .ready,
  .bar {
    display: grid;
    gap: var(--_4);
    min-inline-size: 0;
  }

  .preview,
  .bar {
    gap: var(--_2);
  }

  .bar:focus {
    outline: none;
  }

  /* No step is shorter than the drop zone. */
  .result,
  .running,
  .ready {
    align-content: start;
    min-block-size: 16em;
  }

  .preview :is(td, th) {
    max-inline-size: 15em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .modes {
    display: grid;
    gap: var(--_2);
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .modes legend {
    padding: 0;
    margin-block-end: var(--_2);
    font-weight: 600;
  }

  .mode {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_3);
    align-items: start;
    padding: var(--_3);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    cursor: pointer;
  }

  .mode:hover {
    background: var(--_sunken);
  }

  .mode:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .mode input {
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }

  .mode .hint {
    display: block;
  }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 4px;
    background: var(--_hover);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--_hover);
  }

  progress::-webkit-progress-value {
    border-radius: 4px;
    background: var(--_accent);
    transition: inline-size 180ms;
  }

  progress::-moz-progress-bar {
    border-radius: 4px;
    background: var(--_accent);
  }

  progress:indeterminate::-webkit-progress-bar {
    background: linear-gradient(90deg, var(--_hover) 0 30%, var(--_accent) 30% 70%, var(--_hover) 70%);
    background-size: 200% 100%;
    animation: podflight-move 1.4s linear infinite;
  }

  @keyframes podflight-move {
    from {
      background-position: 150% 0;
    }
    to {
      background-position: -50% 0;
    }
  }

  details summary {
    display: flex;
    align-items: center;
    gap: var(--_2);
    min-block-size: 28px;
    color: var(--_muted);
    cursor: pointer;
  }

  details ul {
    display: grid;
    gap: var(--_1);
    padding-inline-start: var(--_6);
  }

  @container (min-width: 40em) {
    .modes {
      grid-template-columns: 1fr 1fr;
    }

    .modes legend {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }
  }
`;

/** Sheets that only a file in hand needs. */
export const pickedStyles = [tables, importCountsStyles, problemTableStyles, own];
