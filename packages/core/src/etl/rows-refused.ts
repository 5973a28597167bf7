import type { ImportTally } from './import-tally.ts';

/** Rows of an atomic import are bad: nothing is stored, and the tally says which. */
export class RowsRefused extends Error {
  override readonly name = 'RowsRefused';
  readonly tally: ImportTally;

  constructor(tally: ImportTally) {
    super(
      `${tally.rejected.toLocaleString('en')} of ${tally.rows_read.toLocaleString('en')} rows cannot be read, so nothing was stored. Correct them, or import the good rows.`,
    );
    this.tally = tally;
  }
}
