import { importCountsStyles } from '../problems/import-counts.styles.ts';
import { problemTableStyles } from '../problems/problem-table.styles.ts';

export { detailsView } from './details-view.ts';

/** Sheets that only an open row needs. */
export const detailsStyles = [importCountsStyles, problemTableStyles];
