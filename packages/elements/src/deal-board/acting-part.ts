import { dealOverlayStyles } from './styles/deal-overlay.styles.ts';
import { dealPanelStyles } from './styles/deal-panel.styles.ts';

export { dealActingText } from '../text/english-deal-acting.ts';
export { BoardActing } from './board-acting.ts';

/** Sheets that only the overlays need. */
export const actingStyles = [dealOverlayStyles, dealPanelStyles];
