import { dialogs } from '../theme/dialog.styles.ts';
import { forms } from '../theme/form.styles.ts';
import { menus } from '../theme/menu.styles.ts';
import { dealOverlayStyles } from './styles/deal-overlay.styles.ts';
import { dealPanelStyles } from './styles/deal-panel.styles.ts';

export { dealActingText } from '../text/english-deal-acting.ts';
export { BoardActing } from './board-acting.ts';

/** Sheets that only the overlays need. */
export const actingStyles = [forms, menus, dialogs, dealOverlayStyles, dealPanelStyles];
