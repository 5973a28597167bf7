import type { IoFilter, IoSort } from '../api/io-api.ts';
import type { Io } from '../api/io-contract.ts';
import type { Choices } from '../element/choices.ts';
import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';
import type { IoRows } from './io-rows.ts';

/** What can be done with a line. */
export type LineAct = 'cancel' | 'confirm' | 'makegood' | 'resolve' | 'accept' | 'pdf';

/** What the list of orders is drawn from. */
export type ListView = {
  rows: IoRows;
  shows: Choices;
  deals: Choices;
  filter: IoFilter;
  sort: IoSort;
  may_change: boolean;
  text: Translate;
  formats: Formats;
  onFilter: (change: Partial<IoFilter>) => void;
  onSort: (sort: IoSort) => void;
  onAct: (act: LineAct, io: Io) => void;
  onOpen: (io: Io) => void;
};

/** What may be done with a line now, by the server's word and the reader's role. */
export function actsOn(io: Io, may_change: boolean): LineAct[] {
  const allowed = io.allowed_actions;
  const acts: LineAct[] = ['pdf'];
  if (!may_change) return acts;
  if (allowed.includes('confirm')) acts.push('confirm');
  if (allowed.includes('makegood')) acts.push('makegood');
  if (allowed.includes('resolve')) acts.push('resolve');
  if (io.revision > 1 && io.status !== 'cancelled') acts.push('accept');
  if (allowed.includes('cancel')) acts.push('cancel');
  return acts;
}
