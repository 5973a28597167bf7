import { css } from 'lit';

/** On paper: light, no controls, nothing cut, no card broken over pages. */
export const printed = css`
  .printing {
    color-scheme: light;
  }

  @media print {
    :host {
      break-inside: avoid;
    }

    .card {
      color-scheme: light;
      box-shadow: none;
      color: var(--_text);
      print-color-adjust: exact;
    }

    .more,
    .tip,
    .acts,
    .swap {
      display: none;
    }

    .numbers,
    .scroller {
      max-block-size: none;
      overflow: visible;
    }

  }
`;
