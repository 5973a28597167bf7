import { css } from 'lit';

/** The box of a chart, its legend and tooltip, and the colours of series. */
export const chartBoxes = css`
  :host {
    --_s1: light-dark(#0072b2, #56b4e9);
    --_s2: light-dark(#c75300, #f0a35e);
    --_s3: light-dark(#00815e, #3fcf9f);
    --_s4: light-dark(#a8548a, #d98fb8);
    --_s5: light-dark(#8a6d00, #f0e442);
    --_soft: 26%;
    --_grid: var(--_border);
  }

  .picture {
    display: grid;
    gap: var(--_2);
    align-content: start;
    margin: 0;
    min-inline-size: 0;
  }

  .plot {
    position: relative;
    min-inline-size: 0;
  }

  .chart {
    block-size: var(--_chart, 11.4em);
    min-inline-size: 0;
    overflow: hidden;
    direction: ltr;
    border-radius: var(--_1);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_1) var(--_4);
    color: var(--_muted);
  }

  .key {
    display: inline-flex;
    align-items: center;
    gap: var(--_2);
  }

  .key::before {
    content: '';
    inline-size: 10px;
    block-size: 10px;
    flex: none;
    border: 1px solid var(--_mark);
    border-radius: 2px;
    background: var(--_mark);
    forced-color-adjust: none;
  }

  .key:is(.soft, .band)::before {
    background: color-mix(in srgb, var(--_mark) var(--_soft), var(--_surface));
  }

  .key.hollow::before {
    border-style: dashed;
    background: var(--_surface);
  }

  .key:is(.line, .dashed, .goal)::before {
    inline-size: 16px;
    block-size: 0;
    border: 0;
    border-block-start: 2px solid var(--_mark);
    border-radius: 0;
    background: none;
  }

  .key.running {
    --_mark: var(--_grid);
  }

  .key.dashed::before {
    border-block-start-style: dashed;
  }

  .key.goal::before {
    border-block-start: 1px dotted var(--_muted);
  }

  .s1 {
    --_mark: var(--_s1);
  }

  .s2 {
    --_mark: var(--_s2);
  }

  .s3 {
    --_mark: var(--_s3);
  }

  .s4 {
    --_mark: var(--_s4);
  }

  .s5 {
    --_mark: var(--_s5);
  }

  .c-good {
    --_mark: var(--_good);
  }

  .c-warn {
    --_mark: var(--_warn);
  }

  .c-bad {
    --_mark: var(--_bad);
  }

  .c-muted {
    --_mark: var(--_muted);
  }

  .tip {
    position: absolute;
    z-index: 2;
    inset-block-start: 0;
    left: calc(var(--_at) * 100%);
    transform: translateX(calc(var(--_at) * -100%));
    display: grid;
    gap: var(--_1);
    min-inline-size: 9em;
    padding: var(--_2) var(--_3);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    box-shadow: 0 6px 20px rgb(0 0 0 / 14%);
    font-size: var(--_size-small);
    line-height: calc(16 / 12);
    pointer-events: none;
  }

  .tip dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px var(--_3);
  }

  .tip dd {
    text-align: end;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .probes > * {
    display: none;
    forced-color-adjust: none;
  }

  @media (forced-colors: active) {
    :host {
      --_s1: CanvasText;
      --_s2: GrayText;
      --_s3: LinkText;
      --_s4: CanvasText;
      --_s5: GrayText;
      --_grid: color-mix(in srgb, CanvasText 40%, Canvas);
    }
  }
`;
