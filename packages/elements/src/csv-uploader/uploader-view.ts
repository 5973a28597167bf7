import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';
import type { UploadAction, UploadState } from './upload-state.ts';

/** What each part of the uploader is drawn from. */
export type UploaderView = {
  state: UploadState;
  /** A file is held over the element. */
  over: boolean;
  text: Translate;
  formats: Formats;
  dispatch: (action: UploadAction) => void;
  /** The most bytes an import may have; undefined when the server does not say. */
  maxBytes: number | undefined;
  /** Opens the browser's file dialog. */
  choose: () => void;
  check: () => void;
  importNow: (force: boolean) => void;
  /** Sends the same file again and leaves its wrong rows out. */
  importGoodRows: () => void;
  cancel: () => void;
  downloadErrors: (import_id: string) => void;
  problemPage: number;
  onProblemPage: (page: number) => void;
};
