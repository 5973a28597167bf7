import { css } from 'lit';

/** The card of a deal, in its column and in the hand. */
export const dealCardStyles = css`
  .deal {
    position: relative;
    display: grid;
    gap: 2px;
    padding: calc(var(--_space) * 2.5) var(--_3);
    border: 1px solid var(--_border);
    border-radius: var(--_control-radius);
    background: var(--_surface);
    box-shadow: 0 1px 2px rgb(0 0 0 / 5%);
    contain: layout style;
    touch-action: manipulation;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
    list-style: none;
  }

  .deal:hover {
    border-color: color-mix(in oklab, var(--_text) 28%, var(--_surface));
  }

  .deal .name {
    display: -webkit-box;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    line-height: 1.35;
    text-align: start;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    cursor: pointer;
  }

  .deal .name::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }

  .deal .name:focus-visible {
    outline: none;
  }

  .deal:has(.name:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 0;
  }

  .deal .more {
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    margin-block: -4px calc(var(--_1) * -1);
    margin-inline-end: calc(var(--_2) * -1);
    padding: 0;
    border: 0;
    border-radius: var(--_control-radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .deal .more:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .deal :is(p, .line) {
    min-inline-size: 0;
  }

  .deal .sponsor {
    overflow: hidden;
    color: var(--_muted);
    font-size: var(--_size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .deal .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_2);
    font-size: var(--_size-small);
    font-variant-numeric: tabular-nums;
  }

  .deal .foot-line {
    flex-wrap: nowrap;
    align-items: center;
    min-block-size: 1.6em;
  }

  .deal .amount {
    font-size: calc(1em / 0.857);
    font-weight: 600;
  }

  .deal .status {
    align-self: center;
    gap: var(--_1);
  }

  .deal .status svg {
    inline-size: 1em;
    block-size: 1em;
  }

  .warn-text {
    color: var(--_warn);
    font-weight: 600;
  }

  .deal.carried {
    opacity: 0.45;
  }

  .moving.keyboard .deal.carried {
    opacity: 1;
    outline: 2px dashed var(--_accent);
    outline-offset: 2px;
  }

  .deal.pending {
    border-style: dashed;
  }

  .deal.landed {
    animation: podflight-landed 180ms ease-out;
  }

  @keyframes podflight-landed {
    from {
      background: var(--_accent-soft);
      border-color: var(--_accent);
      transform: translateY(-6px);
    }
  }

  .likeness {
    position: fixed;
    inset: 0 auto auto 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    overflow: visible;
    pointer-events: none;
  }

  .likeness .deal {
    opacity: 1;
    border-color: var(--_accent);
    box-shadow: 0 12px 28px rgb(0 0 0 / 22%);
    rotate: 1.5deg;
  }

  @media (prefers-reduced-motion: reduce) {
    .likeness .deal {
      rotate: none;
    }
  }

  @media (forced-colors: active) {
    .deal.carried {
      opacity: 1;
      border-style: dashed;
    }
  }
`;
