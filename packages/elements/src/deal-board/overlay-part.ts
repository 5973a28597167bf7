import { dealOverlayStyles } from './styles/deal-overlay.styles.ts';
import { dealPanelStyles } from './styles/deal-panel.styles.ts';

export { dealOverlayText } from '../text/english-deal-overlays.ts';
export { boardOverlay } from './views/board-overlay.ts';
export { openMenu } from './views/move-menu.ts';

/** Sheets that only the overlays need. */
export const overlayStyles = [dealOverlayStyles, dealPanelStyles];
