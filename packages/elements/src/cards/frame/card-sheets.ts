import { chartBoxes } from '../../charts/chart.styles.ts';
import { uplotStyles } from '../../charts/uplot.styles.ts';
import { buttons } from '../../theme/button.styles.ts';
import { card } from '../../theme/card.styles.ts';
import { menus } from '../../theme/menu.styles.ts';
import { skeletons } from '../../theme/skeleton.styles.ts';
import { statuses } from '../../theme/status.styles.ts';
import { tables } from '../../theme/table.styles.ts';
import { tokens } from '../../theme/tokens.styles.ts';
import { cardFrames } from './card-frame.styles.ts';
import { printed } from './print.styles.ts';

/** The sheets of every card; its own come after them. */
export const CARD_SHEETS = [
  ...[tokens, card, buttons, statuses, tables, skeletons, menus],
  ...[chartBoxes, cardFrames, printed],
];

/** Those of a card with a chart. */
export const CHART_SHEETS = [...CARD_SHEETS, uplotStyles];
