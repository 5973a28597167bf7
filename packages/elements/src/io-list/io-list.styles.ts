import { buttons } from '../theme/button.styles.ts';
import { card } from '../theme/card.styles.ts';
import { fields } from '../theme/field.styles.ts';
import { skeletons } from '../theme/skeleton.styles.ts';
import { statuses } from '../theme/status.styles.ts';
import { tables } from '../theme/table.styles.ts';
import { tokens } from '../theme/tokens.styles.ts';
import { listDialogStyles } from './styles/dialog.styles.ts';
import { listNarrowStyles } from './styles/narrow.styles.ts';
import { listTableStyles } from './styles/table.styles.ts';

/** All sheets of the element, its own last. */
export const listStyles = [
  tokens,
  card,
  buttons,
  fields,
  statuses,
  tables,
  skeletons,
  listTableStyles,
  listNarrowStyles,
  listDialogStyles,
];
