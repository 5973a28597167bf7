import { css } from 'lit';

/** A range as a band, the value in it as a dot, in the colour `--_mark`. */
export const rangeRails = css`
  .range {
    position: relative;
    display: block;
    block-size: 14px;
    margin-inline: 5px;
  }

  .range::before {
    content: '';
    position: absolute;
    inset: 6px -5px;
    border-radius: 1px;
    background: var(--_border);
  }

  .range i {
    position: absolute;
    forced-color-adjust: none;
  }

  .range .band {
    inset-block: 4px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_mark) 34%, var(--_surface));
  }

  .range .dot {
    inset-block: 2px;
    inline-size: 10px;
    margin-inline-start: -5px;
    border-radius: 50%;
    background: var(--_mark);
    box-shadow: 0 0 0 2px var(--_surface);
  }

  .range .tick {
    inset-block: 0;
    inline-size: 2px;
    margin-inline-start: -1px;
    background: var(--_text);
  }
`;
