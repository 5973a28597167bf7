import type { Cards } from '../../api/card-contract.ts';
import type { FeatureFlag } from '../../api/features.ts';
import { type ApiOptions, requestJson } from '../../api/request-json.ts';
import { ImportWatch } from '../../element/import-watch.ts';
import { Later } from '../../element/later.ts';
import { CardElement } from '../frame/card-element.ts';
import type { CardPart } from '../frame/card-part.ts';

/** What the card is drawn with: loaded by `define-all`, brought along by who imports the card alone. */
export const etlHealthDrawing = new Later<CardPart<'etl_health'>>();

/**
 * How fresh, complete and clean the imported data is: a score, what it means, the rows of the last 14
 * days, and the four parts of the score.
 *
 * @summary The health of the imported data.
 * @tag podflight-etl-health-card
 * @fires podflight-import-requested - The reader wants to make a first import; show your uploader.
 * @csspart card - The box around everything.
 * @csspart figure - The key figure.
 * @csspart picture - Rows by day and the parts, or the table.
 * @csspart parts - The four parts of the score.
 * @csspart sentence - The line that says what it means.
 * @csspart date - The data's date.
 */
export class PodflightEtlHealthCard extends CardElement<'etl_health'> {
  readonly card = 'etl_health';
  readonly persona = 'ops';
  protected readonly titleKey = 'health_title';
  protected readonly drawing = etlHealthDrawing;

  constructor() {
    super();
    new ImportWatch(this, () => {
      if (this.gate.state === 'on') void this.refresh();
    });
  }

  protected override get flags(): readonly [FeatureFlag, ...FeatureFlag[]] {
    return ['ENABLE_ETL_CSV_UPLOAD', 'ENABLE_NEW_DASHBOARD_CARDS'];
  }

  /** Where the dashboards are off, importing has the card too. */
  protected override ask(options: ApiOptions, signal: AbortSignal): Promise<Cards['etl_health']> {
    if (this.gate.features?.features.ENABLE_NEW_DASHBOARD_CARDS) return super.ask(options, signal);
    return requestJson(options, '/v1/etl/health', { signal });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-etl-health-card': PodflightEtlHealthCard;
  }
}
