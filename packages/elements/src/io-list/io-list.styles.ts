import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { fields } from '../theme/field.styles.ts';
import { filters } from '../theme/filter.styles.ts';
import { lists } from '../theme/list.styles.ts';
import { menus } from '../theme/menu.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { listNarrowStyles } from './styles/narrow.styles.ts';
import { listTableStyles } from './styles/table.styles.ts';

/** All sheets of the element but those of its dialogs, its own last. */
export const listStyles = [
  tokens,
  card,
  buttons,
  fields,
  filters,
  menus,
  statuses,
  tables,
  skeletons,
  lists,
  listTableStyles,
  listNarrowStyles,
];
