export { ioDialogText as dialogText } from '../text/english-io-dialogs.ts';
export { LineDialog } from './line-dialog.ts';
export { lineDialog } from './views/dialogs.ts';
