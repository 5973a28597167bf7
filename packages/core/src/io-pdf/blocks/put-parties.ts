import type { IoParties } from '../../io/io-parties.ts';
import type { Stack } from '../sheet/put-text.ts';
import { STYLES } from '../sheet/sheet.ts';
import { said } from '../words.ts';
import { type Block, putColumns } from './block.ts';

/** Who the order is between, and whom to reach about what. */
export function putParties(block: Block): void {
  const { sheet, io, words } = block;
  const { publisher, advertiser, agency, contacts } = io.parties;
  const agent = agency && advertiser ? said(words.as_agent_for, { name: advertiser.name }) : '';
  const parties = [
    partyStack(block, words.publisher, publisher),
    partyStack(block, words.advertiser, advertiser),
  ];
  if (agency) parties.push(partyStack(block, words.agency, agency, agent));
  putColumns(sheet, parties, parties.length, words.parties);
  const billing = contacts.some(({ role }) => role === 'billing');
  const stacks = contacts.map(
    ({ role, name, email }): Stack => [
      { text: words[`contact_${role}`], style: STYLES.label, tag: 'P' },
      { text: name, style: STYLES.body, tag: 'P' },
      { text: email, style: STYLES.body, tag: 'P' },
    ],
  );
  const missing: Stack = [
    { text: words.contact_billing, style: STYLES.label, tag: 'P' },
    { text: words.none_stated, style: STYLES.body, tag: 'P' },
  ];
  putColumns(sheet, billing ? stacks : [missing, ...stacks], 3);
}

function partyStack({ words }: Block, label: string, party: IoParties['publisher'], under = ''): Stack {
  return [
    { text: label, style: STYLES.label, tag: 'P' },
    { text: party?.name ?? words.none_stated, style: STYLES.strong, tag: 'P' },
    { text: under, style: STYLES.body, tag: 'P' },
    { text: party?.address ?? '', style: STYLES.body, tag: 'P' },
    { text: party?.tax_id ? said(words.tax_id, { id: party.tax_id }) : '', style: STYLES.body, tag: 'P' },
  ];
}
