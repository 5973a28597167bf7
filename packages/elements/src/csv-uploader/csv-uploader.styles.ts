import { css } from 'lit';
import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';

const own = css`
  .drop {
    display: grid;
    justify-items: center;
    gap: var(--_2);
    padding: var(--_6) var(--_4);
    border: 2px dashed color-mix(in oklab, var(--_text) 26%, var(--_surface));
    border-radius: var(--_control-radius);
    text-align: center;
    transition:
      border-color 120ms,
      background-color 120ms;
  }

  .drop.over {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .drop.over > * {
    pointer-events: none;
  }

  .drop .mark {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .drop-title {
    font-size: var(--_size-large);
    line-height: 1.25;
    font-weight: 600;
    margin-block-end: var(--_1);
  }

  .complaint {
    margin-block-start: var(--_2);
    white-space: normal;
    text-align: start;
  }

  @media (forced-colors: active) {
    .drop .mark {
      border: 1px solid CanvasText;
      color: CanvasText;
    }
  }
`;

/** The sheets of the element before there is a file, its own last. */
export const uploaderStyles = [tokens, card, buttons, statuses, skeletons, own];
