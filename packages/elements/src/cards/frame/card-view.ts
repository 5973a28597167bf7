import type { TemplateResult } from 'lit';
import type { IconName } from '../../theme/icons.ts';
import type { CardTable } from './card-table.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'note' | '';

/** A word with its shape and colour. */
export type Mark = { tone: Tone; icon: IconName; words: string };

/** What a card shows of its data. */
export type CardView = {
  /** The key figure, its unit (small, muted), and how it compares. */
  figure: { value: string; unit?: string; beside?: string; mark?: Mark };
  picture: TemplateResult;
  /** The one line that says what it means or what to do. */
  say: { words: string; tone: Tone };
  /** The numbers of the picture. */
  table: CardTable;
};

/** What a card without data says, and what it offers. */
export type EmptyView = { words: string; action?: { label: string; event: string } };
