import { css } from 'lit';
import { buttons } from '../../theme/button.styles.ts';
import { card } from '../../theme/card.styles.ts';
import { statuses } from '../../theme/status.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';

/** Cards under each other, so that no row is as tall as a page; text as a paper has it. */
const paper = css`
  display: flex;
  flex-direction: column;
  gap: 12px;
  font-size: 11.5px;
  --podflight-space: 3px;
  --_chart: 9em;
  --_chart-beside: 13em;
`;

const grid = css`
  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_6);
  }

  /* A card's text is that of the dashboard; its own rule would make it smaller than the dashboard's again. */
  .cards > * {
    font-size: inherit;
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

  .cards.printing {
    ${paper}
  }

  @media print {
    .cards {
      ${paper}
    }
  }
`;

/** The sheets of a dashboard: its cards side by side where there is room. */
export const personaStyles = [tokens, card, buttons, statuses, grid];
