import { css } from 'lit';

/** The shape of what comes, shown only when it takes longer than 150 ms. */
export const skeletons = css`
  .skeleton {
    display: grid;
    gap: var(--_3);
    opacity: 0;
    animation: podflight-appear 1ms linear 150ms forwards;
  }

  .bone {
    block-size: 1em;
    border-radius: var(--_1);
    background: var(--_hover);
  }

  .bone.half {
    inline-size: 50%;
  }

  /* What will be there, unseen: as tall as itself at every width. */
  .ghost {
    border-radius: var(--_control-radius);
    background: var(--_sunken);
  }

  .ghost > :not(.only-read) {
    visibility: hidden;
  }

  @keyframes podflight-appear {
    to {
      opacity: 1;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
