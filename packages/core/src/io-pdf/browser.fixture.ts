import { givenIo } from './given-io.ts';
import { renderIoPdf } from './render-io-pdf.ts';

// What a page does: render, and hand the bytes over.
Object.assign(globalThis, { rendered: renderIoPdf(givenIo()).then((pdf) => [...pdf]) });
