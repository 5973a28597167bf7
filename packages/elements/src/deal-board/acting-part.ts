import { dealOverlayStyles } from './styles/deal-overlay.styles.ts';
import { dealPanelStyles } from './styles/deal-panel.styles.ts';

export { dealActingText } from '../text/english-deal-acting.ts';
export { BoardEvents } from './board-events.ts';
export { moveWords, outcomeWords } from './move-words.ts';
export { boardOverlay } from './views/board-overlay.ts';
export { openMenu } from './views/move-menu.ts';

/** Sheets that only the overlays need. */
export const actingStyles = [dealOverlayStyles, dealPanelStyles];
