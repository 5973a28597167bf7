export { type Canonical, canonicalJson } from './canonical-json.ts';
export { billedCents, type IoTotals, ioTotals, type TotalledLine, type TotalTerms } from './io-totals.ts';
