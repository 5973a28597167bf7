/** What an open match is drawn with; loaded with the first one that is opened. */
export { matchDetailText } from '../text/english-match-details.ts';
export { detailStyles } from './detail/detail.styles.ts';
export { detailView } from './detail/detail-view.ts';
