import { asApiError } from '../api/api-error.ts';
import { fetchMatchesCsv, type MatchFilter } from '../api/matches-api.ts';
import { saveFile } from '../api/save-file.ts';
import { errorText } from '../element/error-text.ts';
import type { PodflightElement } from '../element/podflight-element.ts';

/** Hands the matches over as a file. */
export class CsvExport {
  /** Why that failed. */
  complaint = '';
  readonly #host: PodflightElement;

  constructor(host: PodflightElement) {
    this.#host = host;
  }

  async save(filter: MatchFilter): Promise<void> {
    const { api, text } = this.#host;
    if (!api) return;
    try {
      saveFile(await fetchMatchesCsv(api.options, filter), 'podflight-matches.csv');
      this.complaint = '';
    } catch (thrown) {
      this.complaint = text('match_csv_failed', { reason: errorText(asApiError(thrown), text) });
    }
    this.#host.requestUpdate();
  }
}
