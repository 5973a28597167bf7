import { stringify } from 'csv-stringify/browser/esm/sync';
import { METRIC_COLUMNS } from '../metrics/metric-columns.ts';

const EXAMPLE = [
  '2026-09-01',
  '6513270e-269e-4d37-b2a7-4de452e6b438',
  'spotify',
  1204,
  890,
  0.62,
  0.018,
  7,
  15400,
];

/**
 * A file to fill in: the header of a metrics file and one made-up row that shows how values are
 * written.
 *
 * @example
 * new Response(metricsTemplateCsv(), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
 */
export function metricsTemplateCsv(): string {
  return stringify([METRIC_COLUMNS, EXAMPLE], { record_delimiter: '\r\n' });
}
