import type { ImportReport } from '../src/api/import-contract.ts';
import { importReport } from './fake-data.mjs';

/** A report for tests, as the stand-in API makes them. */
export const aReport: (own?: Partial<ImportReport>) => ImportReport = importReport;
