import type { CardName, Persona } from '../../api/card-contract.ts';
import { type CardQuery, fetchCardCsv } from '../../api/cards-api.ts';
import type { ApiOptions } from '../../api/request-json.ts';
import { saveFile } from '../../api/save-file.ts';
import { importAgain } from '../../element/import-again.ts';
import type { CardTable } from './card-table.ts';

type Exported = {
  root: HTMLElement;
  table: CardTable;
  persona: Persona;
  card: CardName;
  query: CardQuery;
  /** Where the server's CSV is, which has every row; none: the table's own rows. */
  options: ApiOptions | undefined;
};

/** Hands the card to the browser's downloads, as numbers or as it looks. */
export async function exportCard(kind: 'csv' | 'png', exported: Exported): Promise<void> {
  const { root, table, persona, card, query, options } = exported;
  const name = `${card}-${new Date().toISOString().slice(0, 10)}.${kind}`;
  if (kind === 'png') {
    const { paintCard } = await importAgain(() => import('../export/paint-card.ts'));
    return saveFile(await paintCard(root), name);
  }
  if (options) return saveFile(await fetchCardCsv(options, persona, card, query), name);
  const { tableCsv } = await importAgain(() => import('../export/table-csv.ts'));
  saveFile(new Blob(['\uFEFF', tableCsv(table)], { type: 'text/csv' }), name);
}
