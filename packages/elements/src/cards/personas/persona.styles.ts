import { css } from 'lit';
import { buttons } from '../../theme/button.styles.ts';
import { card } from '../../theme/card.styles.ts';
import { statuses } from '../../theme/status.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';

const grid = css`
  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_6);
  }

  .cards[aria-busy='true'] {
    opacity: 0.55;
    transition: opacity 120ms linear 150ms;
  }

  .failed {
    margin-block-end: var(--_6);
  }

  @container (min-width: 56em) {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .wide {
      grid-column: 1 / -1;
    }
  }

  @container (min-width: 110em) {
    .cards {
      grid-template-columns: repeat(12, minmax(0, 1fr));
    }

    .cards > * {
      grid-column: span 3;
    }

    .cards > .wide {
      grid-column: span 6;
    }

  }

  @media print {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--_4);
    }

    .cards > *,
    .cards > .wide {
      grid-column: auto;
    }

    .cards > .wide {
      grid-column: 1 / -1;
    }
  }
`;

/** The sheets of a dashboard: its cards side by side where there is room. */
export const personaStyles = [tokens, card, buttons, statuses, grid];
