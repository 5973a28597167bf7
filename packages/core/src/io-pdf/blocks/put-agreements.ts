import { putParagraph } from '../sheet/put-text.ts';
import { STYLES } from '../sheet/sheet.ts';
import { said } from '../words.ts';
import { type Block, type Fact, putFacts } from './block.ts';

/** What is advertised. */
export function putCampaign(block: Block): void {
  const { io, words } = block;
  const facts: Fact[] = [
    [words.campaign, io.campaign.name],
    [words.brand, io.terms.brand ?? io.parties.advertiser?.name],
  ];
  if (io.terms.product_category) facts.push([words.product_category, io.terms.product_category]);
  if (io.terms.po_number) facts.push([words.po_number, io.terms.po_number]);
  putFacts(block, facts, Math.max(2, facts.length), words.campaign);
}

/** How delivery is counted, and for how long. */
export function putGuarantee(block: Block): void {
  const { io, words, format } = block;
  const { terms } = io;
  putFacts(
    block,
    [
      [words.measurement_basis, terms.measurement_basis],
      [words.billing_source, capital(terms.billing_source)],
      [words.guarantee_window, said(words.days, { n: terms.guarantee_window_days })],
      [words.discrepancy, format.rate(bps(terms.discrepancy_threshold))],
      [words.tolerance, format.rate(bps(terms.tolerance))],
      [words.tracker, terms.third_party_tracker ?? words.none],
    ],
    3,
    words.guarantee,
  );
}

/** What holds between the parties. */
export function putTerms(block: Block): void {
  const { sheet, io, words } = block;
  const { terms } = io;
  putFacts(
    block,
    [
      [words.payment, said(words.net_days, { n: terms.payment_days })],
      [words.cancellation_notice, said(words.days, { n: terms.cancellation_notice_days })],
      [words.short_rate, terms.short_rate ? words.yes : words.no],
      [words.remedy, words[`remedy_${terms.under_delivery_remedy}`]],
      [words.notice_rule, words.notice_rule_text],
      [words.separation_terms, words[`separation_${terms.competitive_separation}`]],
      [words.reference, [terms.terms_name, terms.terms_url].filter(Boolean).join('\n')],
      [words.exclusivity, terms.exclusivity ?? words.none],
      [words.disclosure, terms.disclosure ?? words.disclosure_text],
    ],
    3,
    words.terms,
  );
  if (terms.special_instructions)
    putFacts(block, [[words.special_instructions, terms.special_instructions]], 1);
  for (const paragraph of (io.legal_text ?? '').split(/\n{2,}/)) {
    if (paragraph.trim() !== '') putParagraph(sheet, paragraph.trim(), STYLES.note);
  }
}

/** When copy is due and how it is approved; nothing where the host said nothing. */
export function putCreative(block: Block): void {
  const { sheet, io, words, format } = block;
  const { creative } = io;
  if (!creative) return;
  const { copy_due_on, approval_rounds, aircheck_due_hours, notes } = creative;
  putFacts(
    block,
    [
      [words.copy_due, copy_due_on && format.day(copy_due_on)],
      [words.approval_rounds, approval_rounds == null ? null : format.count(approval_rounds)],
      [
        words.aircheck_due,
        aircheck_due_hours == null ? null : said(words.hours_after_drop, { n: aircheck_due_hours }),
      ],
    ],
    3,
    words.creative,
  );
  if (notes) putParagraph(sheet, notes);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A share as hundredths of a percent. */
function bps(share: number): number {
  return Math.round(share * 10_000);
}
