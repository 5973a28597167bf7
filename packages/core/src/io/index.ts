export { type IoDocument, type IoDocumentLine, ioDocument, ioDocumentLine } from './io-document.ts';
export { type IoParties, ioParties } from './io-parties.ts';
export { type IoTerms, ioTerms } from './io-terms.ts';
