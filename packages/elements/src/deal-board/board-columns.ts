import type { Deal, DealPage, DealStage } from '../api/deal-contract.ts';
import { STAGES } from './deal-stages.ts';

/** The part of a stage's deals that was loaded so far. */
export type Column = {
  readonly deals: readonly Deal[];
  readonly next_cursor: string | null;
  readonly more: 'idle' | 'loading' | 'failed';
};

export type Columns = Readonly<Record<DealStage, Column>>;

/** Columns from the first page of each stage, in the order of {@link STAGES}. */
export function columnsOf(pages: readonly DealPage[]): Columns {
  const entries = STAGES.map((stage, index) => [stage, columnOf(pages[index])] as const);
  return Object.fromEntries(entries) as Columns; // one entry a stage
}

function columnOf(page: DealPage | undefined): Column {
  return { deals: page?.items ?? [], next_cursor: page?.next_cursor ?? null, more: 'idle' };
}

export function withColumn(columns: Columns, stage: DealStage, change: Partial<Column>): Columns {
  return { ...columns, [stage]: { ...columns[stage], ...change } };
}

/** The next page below; deals that moved in the meantime are not shown twice. */
export function withPage(columns: Columns, stage: DealStage, page: DealPage): Columns {
  const known = new Set(STAGES.flatMap((each) => columns[each].deals.map((deal) => deal.campaign_id)));
  const fresh = page.items.filter((deal) => !known.has(deal.campaign_id));
  const deals = [...columns[stage].deals, ...fresh];
  return withColumn(columns, stage, { deals, next_cursor: page.next_cursor, more: 'idle' });
}

/** Where a deal is shown; null when it is not. */
export function findDeal(
  columns: Columns,
  campaign_id: string,
): { deal: Deal; stage: DealStage; index: number } | null {
  for (const stage of STAGES) {
    const index = columns[stage].deals.findIndex((deal) => deal.campaign_id === campaign_id);
    const deal = columns[stage].deals[index];
    if (deal) return { deal, stage, index };
  }
  return null;
}

export function withoutDeal(columns: Columns, campaign_id: string): Columns {
  const place = findDeal(columns, campaign_id);
  if (!place) return columns;
  const deals = columns[place.stage].deals.filter((deal) => deal.campaign_id !== campaign_id);
  return withColumn(columns, place.stage, { deals });
}

/**
 * The columns with a deal in the column of its stage and in no other: where it stands if it is there
 * already, else at `index`.
 */
export function withDeal(columns: Columns, deal: Deal, index = 0): Columns {
  const place = findDeal(columns, deal.campaign_id);
  const at = place?.stage === deal.stage ? place.index : index;
  const rest = withoutDeal(columns, deal.campaign_id);
  const deals = rest[deal.stage].deals.toSpliced(at, 0, deal);
  return withColumn(rest, deal.stage, { deals });
}
