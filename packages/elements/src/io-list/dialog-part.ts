import { dialogs } from '../theme/dialog.styles.ts';
import { forms } from '../theme/form.styles.ts';
import { listDialogStyles } from './styles/dialog.styles.ts';

export { ioDialogText as dialogText } from '../text/english-io-dialogs.ts';
export { LineDialog } from './line-dialog.ts';
export { lineDialog } from './views/dialogs.ts';

/** Sheets that only the dialogs need. */
export const dialogStyles = [forms, dialogs, listDialogStyles];
