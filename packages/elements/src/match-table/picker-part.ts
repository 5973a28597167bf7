/** What it takes to choose whose matches to see; loaded where that can be chosen. */
export { matchPickerText } from '../text/english-match-picker.ts';
export { NameSearch } from './picker/name-search.ts';
export { noneChosen } from './picker/none-chosen.ts';
export { pickerStyles } from './picker/picker.styles.ts';
export { subjectPicker } from './picker/subject-picker.ts';
