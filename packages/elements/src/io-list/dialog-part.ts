export { ioDialogText as dialogText } from '../text/english-io-dialogs.ts';
export { lineDialog } from './views/dialogs.ts';
