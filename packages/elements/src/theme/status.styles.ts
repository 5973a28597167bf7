import { css } from 'lit';

/** A state said by a shape, a word and a colour: `status good|warn|bad|busy`. Notices are the same in a box. */
export const statuses = css`
  .status {
    display: inline-flex;
    align-items: center;
    gap: var(--_2);
    font-weight: 600;
    white-space: nowrap;
    vertical-align: top;
  }

  .status svg,
  .notice > svg {
    flex: none;
  }

  .good {
    --_tone: var(--_good);
    --_tone-soft: var(--_good-soft);
  }

  .warn {
    --_tone: var(--_warn);
    --_tone-soft: var(--_warn-soft);
  }

  .bad {
    --_tone: var(--_bad);
    --_tone-soft: var(--_bad-soft);
  }

  .busy,
  .note {
    --_tone: var(--_accent);
    --_tone-soft: var(--_accent-soft);
  }

  .quiet.notice {
    --_tone: var(--_muted);
    --_tone-soft: var(--_sunken);
  }

  .status {
    color: var(--_tone, var(--_muted));
  }

  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_1) var(--_3);
    align-items: start;
    padding: var(--_3) var(--_4);
    border: 1px solid color-mix(in oklab, var(--_tone) 28%, var(--_surface));
    border-radius: var(--_control-radius);
    background: var(--_tone-soft);
  }

  .notice > svg {
    color: var(--_tone);
    margin-block-start: 2px;
  }

  .notice > div {
    display: grid;
    gap: var(--_1);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .notice:focus {
    outline: none;
  }

  .notice .actions {
    margin-block-start: var(--_2);
  }
`;
