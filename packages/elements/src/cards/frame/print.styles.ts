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

    /* Over what each card says of its own controls. */
    .more,
    .tip,
    .acts,
    .swap,
    .button,
    .link,
    .on-screen {
      display: none !important;
    }

    .numbers,
    .scroller {
      max-block-size: none;
      overflow: visible;
    }

    /* On paper nothing is just now. */
    time::after {
      content: attr(title);
    }

    details:not([open]) {
      display: none;
    }
  }
`;
