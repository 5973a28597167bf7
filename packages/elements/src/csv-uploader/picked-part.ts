export { previewFile } from '../csv-preview/preview-file.ts';
export { runUpload } from './run-upload.ts';
export { pickedSteps } from './views/picked-steps.ts';
