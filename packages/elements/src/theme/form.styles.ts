import { css } from 'lit';

/** Fields under their names: `asked` around name, `field` and what is wrong; choices, and what groups them. */
export const forms = css`
  .field.number {
    text-align: end;
    appearance: textfield;
  }

  .field::-webkit-inner-spin-button {
    display: none;
  }

  .field.code {
    font-family: ui-monospace, monospace;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }

  .asked {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_1);
    min-inline-size: 0;
    font-weight: 600;
  }

  .asked > :not(.field, .joined, .status) {
    font-weight: 400;
  }

  .asked .muted {
    font-weight: 400;
  }

  .asked > label,
  .asked > span:first-child {
    font-weight: 600;
  }

  .status.problem {
    white-space: normal;
    align-items: start;
  }

  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_2);
    align-items: start;
    font-weight: 600;
  }

  .check .small {
    display: block;
    font-weight: 400;
  }

  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
  }
`;
