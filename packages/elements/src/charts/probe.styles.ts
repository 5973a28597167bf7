import { css } from 'lit';

/** What the probes resolve: each colour, the same softened, and those of axes. */
export const probes = css`
  [data-probe='s1'] {
    color: var(--_s1);
  }

  [data-probe='s1-soft'] {
    color: color-mix(in srgb, var(--_s1) var(--_soft), var(--_surface));
  }

  [data-probe='s2'] {
    color: var(--_s2);
  }

  [data-probe='s2-soft'] {
    color: color-mix(in srgb, var(--_s2) var(--_soft), var(--_surface));
  }

  [data-probe='s3'] {
    color: var(--_s3);
  }

  [data-probe='s3-soft'] {
    color: color-mix(in srgb, var(--_s3) var(--_soft), var(--_surface));
  }

  [data-probe='s4'] {
    color: var(--_s4);
  }

  [data-probe='s4-soft'] {
    color: color-mix(in srgb, var(--_s4) var(--_soft), var(--_surface));
  }

  [data-probe='s5'] {
    color: var(--_s5);
  }

  [data-probe='s5-soft'] {
    color: color-mix(in srgb, var(--_s5) var(--_soft), var(--_surface));
  }

  [data-probe='good'] {
    color: var(--_good);
  }

  [data-probe='good-soft'] {
    color: color-mix(in srgb, var(--_good) var(--_soft), var(--_surface));
  }

  [data-probe='warn'] {
    color: var(--_warn);
  }

  [data-probe='warn-soft'] {
    color: color-mix(in srgb, var(--_warn) var(--_soft), var(--_surface));
  }

  [data-probe='bad'] {
    color: var(--_bad);
  }

  [data-probe='bad-soft'] {
    color: color-mix(in srgb, var(--_bad) var(--_soft), var(--_surface));
  }

  [data-probe='muted'] {
    color: var(--_muted);
  }

  [data-probe='muted-soft'] {
    color: color-mix(in srgb, var(--_muted) var(--_soft), var(--_surface));
  }

  [data-probe='axis'] {
    color: var(--_muted);
  }

  [data-probe='grid'] {
    color: var(--_grid);
  }

  [data-probe='surface'] {
    color: var(--_surface);
  }

  [data-probe='text'] {
    color: var(--_text);
  }
`;
