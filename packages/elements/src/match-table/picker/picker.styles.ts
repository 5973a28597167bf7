import { type CSSResult, css } from 'lit';

/** The two sides, and the field whose list lies over the page. */
export const pickerStyles: readonly CSSResult[] = [
  css`
    .picker {
      display: flex;
      flex-wrap: wrap;
      gap: var(--_2) var(--_3);
      align-items: center;
    }

    .sides {
      display: flex;
      padding: 2px;
      border: 1px solid var(--_border);
      border-radius: var(--_control-radius);
      background: var(--_sunken);
    }

    .sides button {
      min-block-size: 30px;
      padding: 0 var(--_3);
      border: 1px solid transparent;
      border-radius: calc(var(--_control-radius) - 2px);
      background: none;
      color: var(--_muted);
      cursor: pointer;
    }

    .sides button[aria-pressed='true'] {
      border-color: var(--_edge);
      background: var(--_surface);
      color: var(--_text);
      font-weight: 600;
    }

    .names {
      position: relative;
      flex: 1 1 14em;
      max-inline-size: 26em;
    }

    .names .field {
      padding-inline-end: calc(var(--_2) * 2 + 16px);
      font-weight: 600;
      text-overflow: ellipsis;
    }

    .names .field::placeholder {
      font-weight: 400;
    }

    .names > svg {
      position: absolute;
      inset-block-start: 10px;
      inset-inline-end: var(--_2);
      pointer-events: none;
    }

    .found:popover-open {
      position: fixed;
      display: flex;
      flex-direction: column;
      margin: 0;
      padding: var(--_1);
      border: 1px solid var(--_border);
      border-radius: var(--_control-radius);
      background: var(--_surface);
      color: var(--_text);
      box-shadow: 0 12px 32px rgb(0 0 0 / 18%);
    }

    .found ul {
      min-block-size: 0;
      overflow-y: auto;
    }

    .found [role='option'] {
      padding: var(--_2);
      border-radius: calc(var(--_control-radius) * 0.7);
      overflow-wrap: anywhere;
      cursor: pointer;
    }

    .found [role='option']:hover {
      background: var(--_hover);
    }

    .found [aria-selected='true'] {
      background: var(--_accent-soft);
      outline: 2px solid var(--_accent);
      outline-offset: -2px;
    }

    .found[aria-busy='true'] ul {
      opacity: 0.6;
    }

    .said {
      padding: var(--_2);
    }

    .said .button {
      margin-block-start: var(--_2);
    }

    @container (max-width: 46em) {
      .sides {
        inline-size: 100%;
      }

      .sides button {
        flex: 1;
        padding-inline: var(--_1);
      }

      .names {
        max-inline-size: none;
      }
    }
  `,
];
