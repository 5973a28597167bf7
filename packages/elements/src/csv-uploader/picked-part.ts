import { importText } from '../text/english-imports.ts';
import { uploadText } from '../text/english-upload.ts';

export { pickedStyles } from './picked.styles.ts';
export { readPicked } from './read-picked.ts';
export { runUpload } from './run-upload.ts';
export { uploadAnnouncement } from './upload-announcement.ts';
export { uploadEvent } from './upload-events.ts';
export { pickedSteps } from './views/picked-steps.ts';

/** Words that only a file in hand needs. */
export const pickedText = { ...importText, ...uploadText };
