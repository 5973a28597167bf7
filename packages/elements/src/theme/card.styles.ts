import { css } from 'lit';

/** The card that each element is: its edge, its head, and words that are there for screen readers only. */
export const card = css`
  .card {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }

  .body {
    display: grid;
    gap: var(--_4);
    padding: var(--_4);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_1) var(--_4);
    min-block-size: 28px;
  }

  .head > .quiet {
    margin-inline: calc(var(--_2) * -1);
  }

  h2,
  h3,
  p,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
  }

  ul {
    list-style: none;
  }

  h2 {
    font-size: var(--_size-large);
    font-weight: 600;
    line-height: 1.25;
  }

  h3 {
    font-size: inherit;
    font-weight: 600;
  }

  .muted {
    color: var(--_muted);
  }

  .small {
    font-size: var(--_size-small);
    line-height: calc(16 / 12);
  }

  .strong {
    font-weight: 600;
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .only-read {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
