import { rangeRails } from '../cards/parts/range-rail.styles.ts';
import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { fields } from '../theme/field.styles.ts';
import { filters } from '../theme/filter.styles.ts';
import { lists } from '../theme/list.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { matchNarrow } from './styles/narrow.styles.ts';
import { matchRowsStyles } from './styles/rows.styles.ts';

/** All sheets of the element but those of an open match, its own last. */
export const matchTableStyles = [
  tokens,
  card,
  buttons,
  fields,
  filters,
  statuses,
  tables,
  skeletons,
  lists,
  rangeRails,
  matchRowsStyles,
  matchNarrow,
];
