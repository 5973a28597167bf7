export { readPicked } from './read-picked.ts';
export { runUpload } from './run-upload.ts';
export { pickedSteps } from './views/picked-steps.ts';
