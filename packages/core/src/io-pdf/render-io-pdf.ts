import { canonicalJson } from '../io-document/canonical-json.ts';
import { attachJson } from './attach-json.ts';
import type { Block } from './blocks/block.ts';
import { putCampaign, putCreative, putGuarantee, putTerms } from './blocks/put-agreements.ts';
import { putCancellations, putMakegoods, putTotals } from './blocks/put-amounts.ts';
import { putBookedLines } from './blocks/put-lines.ts';
import { type Logo, putOpening } from './blocks/put-opening.ts';
import { putParties } from './blocks/put-parties.ts';
import { putSignatures } from './blocks/put-signatures.ts';
import { checkIo } from './check-io.ts';
import { checkOptions } from './check-options.ts';
import { plexSans } from './default-font.ts';
import { ioFormat } from './io-format.ts';
import { GENERATOR, putFooters, putPageGround } from './page-furniture.ts';
import { newPdfFile, type PAPER, pdfBytes } from './pdf-file.ts';
import type { PdfFont } from './pdf-font.ts';
import type { PrintedIo } from './printed-io.ts';
import { type Colour, newSheet } from './sheet/sheet.ts';
import { keepUsedFonts, openFonts } from './text/font-set.ts';
import type { MissingGlyphs } from './text/printable.ts';
import { type IoWords, WORDS } from './words.ts';

/** How the document looks and reads. */
export type IoPdfOptions = {
  /** BCP 47, for numbers, money, dates and the file's language. @defaultValue `en-US` */
  locale?: string;
  /** @defaultValue `a4` */
  paper?: keyof typeof PAPER;
  /** In the order in which a glyph is looked for. @defaultValue IBM Plex Sans: Latin, Greek, Cyrillic */
  fonts?: readonly PdfFont[];
  /**
   * What becomes of a character that no font has: `mark` prints its code, `[U+1F600]`; `refuse` throws.
   * @defaultValue `mark`
   */
  missing_glyphs?: MissingGlyphs;
  branding?: {
    logo?: Logo;
    /** Headings and rules. @defaultValue a dark blue */
    accent?: Colour;
    /** One line at the foot of every page, as the company's registration. */
    footer?: string;
  };
  /** Other words than the English ones, any of them. */
  words?: Partial<IoWords>;
};

/**
 * An insertion order as a PDF: every block that IAB's terms ask for, the order's JSON attached, and that
 * JSON's SHA-256 on every page. The same document and options give the same bytes.
 *
 * @throws PodflightError `io.document_invalid` when it does not add up; `io.font_invalid`; `io.branding_invalid`
 * for the logo or colour; `io.glyph_missing` with `missing_glyphs: 'refuse'`; `request.invalid` for the locale; `delivery.value_invalid` for a currency that is none;
 * `delivery.time_zone_unknown`.
 * @example
 * const pdf = await renderIoPdf(document, { locale: 'de-DE', branding: { accent: '#7a1f3d' } })
 */
export async function renderIoPdf(document: PrintedIo, options: IoPdfOptions = {}): Promise<Uint8Array> {
  checkIo(document);
  const locale = options.locale ?? 'en-US';
  const accent = options.branding?.accent ?? '#1d4570';
  checkOptions(locale, accent, document.time_zone);
  const fonts = options.fonts ?? [await plexSans()];
  const { json, sha256 } = canonicalJson(document);
  const file = newPdfFile(options.paper ?? 'a4', document.issued_at, sha256);
  const words = { ...WORDS, ...options.words };
  const format = ioFormat(locale, document.currency, document.time_zone);
  const ground = (sheet: Block['sheet']) => putPageGround({ sheet, io: document, words, format });
  const sheet = newSheet({
    file,
    fonts: openFonts(file, fonts),
    paper: options.paper ?? 'a4',
    missing: options.missing_glyphs ?? 'mark',
    onNewPage: ground,
    palette: {
      ...{ ink: '#171c26', muted: '#596273', rule: '#d5dae2', tint: '#f3f5f8' },
      accent,
    },
  });
  attachJson(file, json);
  describe(file, document, words, locale);
  const block = { sheet, io: document, words, format };
  putOpening(block, options.branding?.logo);
  putParties(block);
  putCampaign(block);
  putBookedLines(block);
  putTotals(block);
  putMakegoods(block);
  putCancellations(block);
  putGuarantee(block);
  putTerms(block);
  putCreative(block);
  putSignatures(block);
  putFooters(block, sha256, options.branding?.footer ?? '');
  keepUsedFonts(sheet.fonts);
  return pdfBytes(file);
}

function describe(file: Block['sheet']['file'], io: PrintedIo, words: IoWords, locale: string): void {
  const [language = 'en-US'] = Intl.getCanonicalLocales(locale);
  file.setProperties({
    title: `${words.insertion_order} ${io.io_number}, ${words.revision.toLowerCase()} ${io.revision}`,
    subject: io.campaign.name,
    author: io.parties.publisher?.name ?? '',
    creator: GENERATOR,
  });
  file.internal.events.subscribe('putCatalog', () => {
    file.internal.out(`/Lang (${language}) /ViewerPreferences <</DisplayDocTitle true>>`);
  });
}
