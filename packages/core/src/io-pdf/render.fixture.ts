import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { givenIo } from './given-io.ts';
import { renderIoPdf } from './render-io-pdf.ts';

// Prints the hash of one document's PDF: another process must come to the same.
const [regular = '', bold = ''] = process.argv.slice(2);
const fonts = [{ name: 'IBM Plex Sans', regular: readFileSync(regular), bold: readFileSync(bold) }];
const pdf = await renderIoPdf(givenIo(), { fonts });
process.stdout.write(createHash('sha256').update(pdf).digest('hex'));
