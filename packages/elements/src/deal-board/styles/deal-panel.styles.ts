import { css } from 'lit';

/** The details of a deal, on a sheet at the end of the window. */
export const dealPanelStyles = css`
  .panel {
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(27em, 100vw);
    block-size: 100dvh;
    max-block-size: none;
    max-inline-size: none;
    margin: 0;
    border-width: 0;
    border-inline-start-width: 1px;
    overflow-y: auto;
    animation: podflight-panel 160ms ease-out;
  }

  @keyframes podflight-panel {
    from {
      transform: translateX(16px);
    }
  }

  .sheet {
    display: grid;
    gap: var(--_4);
    align-content: start;
    min-block-size: 100%;
    padding: calc(var(--_space) * 5);
  }

  .sheet > header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--_3);
    align-items: start;
  }

  .sheet h3 {
    outline: none;
    overflow-wrap: anywhere;
  }

  .sheet h4 {
    margin: var(--_2) 0 calc(var(--_2) * -1);
    font-size: inherit;
    font-weight: 600;
  }

  .facts {
    display: grid;
  }

  .facts > div {
    display: grid;
    grid-template-columns: 9em minmax(0, 1fr);
    gap: var(--_3);
    padding-block: calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .plan {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10em, 1fr));
    gap: var(--_3);
    align-items: end;
    padding: var(--_3) var(--_4) var(--_4);
    border-radius: var(--_control-radius);
    background: var(--_sunken);
  }

  .plan .button {
    min-block-size: 36px;
    justify-self: start;
  }

  .plan [role='alert'] {
    grid-column: 1 / -1;
    white-space: normal;
  }

  .history {
    display: grid;
    margin: 0;
    padding: 0 0 0 2px;
    list-style: none;
  }

  .history li {
    position: relative;
    padding: 0 0 var(--_4) var(--_4);
    border-inline-start: 1px solid var(--_border);
    overflow-wrap: anywhere;
  }

  .history li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.45em;
    inset-inline-start: -4px;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_edge);
  }

  .history li:last-child {
    border-color: transparent;
    padding-block-end: 0;
  }

  .history p:first-child {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_3);
  }
`;
