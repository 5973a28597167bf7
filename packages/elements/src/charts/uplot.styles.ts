import { css } from 'lit';

/** The few rules that uPlot needs for the parts we use; its own sheet is for the page, not a shadow root. */
export const uplotStyles = css`
  .uplot {
    position: relative;
    inline-size: min-content;
    line-height: 1.5;
    user-select: none;
  }

  .u-wrap {
    position: relative;
  }

  /* Drawn with more pixels than it has room for: a picture of it, or paper. */
  .scaled :is(.uplot, .u-wrap) {
    inline-size: 100% !important;
    block-size: 100% !important;
  }

  .scaled canvas {
    object-fit: fill;
  }

  .u-over,
  .u-under {
    position: absolute;
  }

  .u-under {
    overflow: hidden;
  }

  .uplot canvas {
    position: relative;
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }

  .u-axis {
    position: absolute;
  }

  .u-legend,
  .u-select,
  .u-cursor-y,
  .u-cursor-pt,
  .u-off {
    display: none;
  }

  .u-cursor-x {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    block-size: 100%;
    border-inline-start: 1px dashed var(--_muted);
    pointer-events: none;
    will-change: transform;
  }
`;
