import type { nothing, TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { CardName, Cards } from '../../api/card-contract.ts';
import type { FeatureGate } from '../../element/feature-gate.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import type { CardView, EmptyView } from './card-view.ts';

/** What the frame is drawn from. */
export type Framed = {
  title: string;
  card: Cards[CardName] | null;
  view: CardView | null;
  gate: FeatureGate;
  error: ApiError | null;
  busy: boolean;
  asTable: boolean;
  exportFailed: boolean;
  /** Its data is not what it should be. */
  broken: boolean;
  /** Whether the features of the server matter to it. */
  asksItself: boolean;
  /** Whether there is a server to ask again. */
  mayAsk: boolean;
  unseen: TemplateResult | typeof nothing;
  empty: () => EmptyView;
  onEmptyAction: (event: string) => void;
  onRetry: () => void;
  onTable: () => void;
  onExport: (kind: 'csv' | 'png') => void;
  text: Translate;
  formats: CardFormats;
};
