import { css } from 'lit';

/** Rows of 40 px, the bar of pacing, and what stands there without rows. */
export const listTableStyles = css`
  .body {
    grid-template-columns: minmax(0, 1fr);
    padding-block-end: 0;
  }

  .body:not(:has(.list)) {
    padding-block-end: var(--_4);
  }

  .list > table > * > tr > :is(th, td) {
    padding-inline: var(--_2);
  }

  .list > table > * > tr > :first-child {
    padding-inline-start: var(--_4);
  }

  .list > table > * > tr > :last-child {
    padding-inline-end: var(--_3);
  }

  tbody tr:hover > :is(td, th) {
    background: var(--_sunken);
  }

  .over > * {
    color: var(--_muted);
  }

  .number-cell,
  .flight,
  .state,
  .end {
    white-space: nowrap;
  }

  .number-cell .link {
    text-decoration-color: transparent;
  }

  .number-cell .link:is(:hover, :focus-visible) {
    text-decoration-color: currentColor;
  }

  .tag {
    margin-inline-start: var(--_1);
    padding-inline: var(--_1);
    border: 1px solid var(--_border);
    border-radius: var(--_1);
    color: var(--_muted);
    font-weight: 400;
  }

  .deal {
    inline-size: 36%;
  }

  .place {
    inline-size: 64%;
  }

  .deal .cut {
    min-inline-size: 7em;
  }

  .place .cut {
    min-inline-size: 11em;
  }

  td:is(.deal, .place) {
    padding-block: 0;
  }

  :is(.state, .pace) .status {
    vertical-align: middle;
  }

  .cut {
    display: block;
    overflow: hidden;
    contain: inline-size;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .place .cut.small {
    line-height: 14px;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_1);
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    cursor: pointer;
  }

  .sort svg {
    opacity: 0;
  }

  .sort:is(:hover, :focus-visible) svg,
  .sort:not(.none) svg {
    opacity: 1;
  }

  .sort.ascending svg {
    rotate: 180deg;
  }

  .pacing {
    display: grid;
    grid-template-columns: 56px 3em auto;
    justify-content: start;
    gap: var(--_2);
    align-items: center;
  }

  .pacing .status:only-child {
    grid-column: 1 / -1;
  }

  .bar svg {
    display: block;
    inline-size: 100%;
    block-size: 8px;
  }

  .rail {
    fill: color-mix(in oklab, var(--_text) 12%, var(--_surface));
  }

  .fill {
    fill: var(--_tone, var(--_muted));
  }

  .mark {
    fill: var(--_text);
  }

  .acts {
    inline-size: 1px;
    padding-inline-start: 0;
  }

  .acts .button {
    min-inline-size: 28px;
    padding: 0;
  }
`;
