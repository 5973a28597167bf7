import { css } from 'lit';

/** The rows of flights and the box of the chosen one. */
export const pacingStyles = css`
  :host {
    --_room: 27em;
  }

  .flights {
    display: grid;
    margin-inline: calc(var(--_2) * -1);
  }

  .flight {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--_3);
    align-items: center;
    inline-size: 100%;
    padding: var(--_2);
    border: 0;
    border-radius: var(--_control-radius);
    background: none;
    text-align: start;
    cursor: pointer;
  }

  .flight:hover {
    background: var(--_hover);
  }

  .flight[aria-pressed='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 0 var(--_accent);
  }

  :host(:dir(rtl)) .flight[aria-pressed='true'] {
    box-shadow: inset -3px 0 0 var(--_accent);
  }

  .flight .name {
    font-weight: 600;
  }

  .flight :is(.name, .about) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .flight > .number {
    text-align: end;
  }

  .bullet {
    position: relative;
    grid-column: 1 / -1;
    block-size: 8px;
    border-radius: 4px;
    background: var(--_hover);
    overflow: hidden;
    --_mark: var(--_tone, var(--_muted));
  }

  .bullet.none {
    background: none;
    border: 1px dashed var(--_border);
  }

  .bullet i {
    position: absolute;
    inset-block: 0;
    forced-color-adjust: none;
  }

  .bullet .done {
    inset-inline-start: 0;
    background: var(--_mark);
  }

  .bullet .may {
    background: color-mix(in srgb, var(--_mark) 30%, var(--_surface));
  }

  .bullet .due {
    inline-size: 2px;
    margin-inline-start: -1px;
    background: var(--_text);
    box-shadow: 0 0 0 1px var(--_surface);
  }

  .flight-box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_3);
    min-inline-size: 0;
  }

  .flight-box .chart {
    --_chart: 15em;
  }

  .chart-wait {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_2);
    block-size: 19em;
    border-radius: var(--_control-radius);
    background: var(--_sunken);
    text-align: center;
  }

  .flags {
    display: grid;
    gap: 2px;
  }

  .flags li {
    display: flex;
    gap: var(--_1);
    align-items: center;
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .flight[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }

  @container (max-width: 48em) {
    .flight-box {
      order: -1;
    }

    .flight .name {
      white-space: normal;
    }
  }

  @container (min-width: 48em) {
    :host {
      --_room: 24em;
    }

    .split {
      grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
    }

    .flight-box .chart {
      --_chart: var(--_chart-beside, 21em);
    }
  }
`;
