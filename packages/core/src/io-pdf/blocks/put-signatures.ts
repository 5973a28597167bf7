import type { Signature } from '../printed-io.ts';
import { type MeasuredStack, measured, putHeading, putParagraph, putStack } from '../sheet/put-text.ts';
import { prepared, putBox, putLines, STYLES } from '../sheet/sheet.ts';
import { within } from '../sheet/structure.ts';
import { said } from '../words.ts';
import type { Block } from './block.ts';

/** Four lines to fill in. */
const FIELDS = 100;

/** Two blocks to sign, side by side and on one page. */
export function putSignatures(block: Block): void {
  const { sheet, io, words } = block;
  const { advertiser, agency, publisher } = io.parties;
  const { signatures } = io;
  const agent = agency && advertiser ? said(words.as_agent_for, { name: advertiser.name }) : '';
  const signers = [
    { who: signer(block, words.for_publisher, publisher?.name, ''), signature: signatures?.publisher },
    {
      who: signer(
        block,
        agency ? words.for_agency : words.for_advertiser,
        (agency ?? advertiser)?.name,
        agent,
      ),
      signature: signatures?.buyer,
    },
  ];
  const names = Math.max(...signers.map(({ who }) => who.height)) + 14;
  putHeading(sheet, words.signatures, names + FIELDS + 30);
  putParagraph(sheet, words.acceptance, STYLES.note);
  sheet.y += 8;
  for (const [index, { who, signature }] of signers.entries()) {
    const left = sheet.area.left + index * (blockWidth(block) + GAP);
    within(sheet.structure, 'Sect', () => {
      putStack(sheet, who, { left, y: sheet.y });
      putFields(block, signature, left, sheet.y + names);
    });
  }
  sheet.y += names + FIELDS;
  if (signatures?.esign_id)
    putParagraph(sheet, said(words.esign_id, { id: signatures.esign_id }), STYLES.note);
}

const GAP = 30;

function blockWidth({ sheet }: Block): number {
  return (sheet.area.width - GAP) / 2;
}

function signer(block: Block, label: string, party: string | undefined, agent: string): MeasuredStack {
  const stack = [
    { text: label, style: STYLES.label, tag: 'P' },
    { text: party ?? block.words.none_stated, style: STYLES.strong, tag: 'P' },
    { text: agent, style: STYLES.body, tag: 'P' },
  ] as const;
  return measured(block.sheet, stack, blockWidth(block));
}

function putFields(block: Block, signature: Signature | null | undefined, left: number, top: number): void {
  const { sheet, words, format } = block;
  const fields = [
    [words.signature, ''],
    [words.name, signature?.name],
    [words.title, signature?.title],
    [words.date, signature?.signed_on && format.day(signature.signed_on)],
  ] as const;
  for (const [row, [name, value]] of fields.entries()) {
    const y = top + row * 24;
    putBox(
      sheet,
      { left: left + 48, y: y + 11, width: blockWidth(block) - 48, height: 0.6 },
      sheet.palette.muted,
    );
    within(sheet.structure, 'P', () =>
      putLines(sheet, [prepared(sheet, name)], STYLES.label, { left, y: y + 2 }),
    );
    if (!value) continue;
    within(sheet.structure, 'P', () =>
      putLines(sheet, [prepared(sheet, value)], STYLES.body, { left: left + 52, y }),
    );
  }
}
