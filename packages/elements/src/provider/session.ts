import { createContext } from '@lit/context';
import type { CardFilters } from '../api/card-contract.ts';
import type { PodflightApi } from '../api/podflight-api.ts';
import type { Messages } from '../text/english.ts';

/** What a provider gives to the elements inside it. */
export type PodflightSession = {
  api: PodflightApi;
  /** BCP 47 tag, or empty: then the nearest `lang` counts. */
  locale: string;
  messages: Messages;
  /** What dashboard cards are narrowed by. */
  filters?: CardFilters;
};

/** Keyed by `Symbol.for`, so that elements of two bundles on one page find the same provider. */
export const sessionContext = createContext<PodflightSession>(Symbol.for('podflight-session'));
