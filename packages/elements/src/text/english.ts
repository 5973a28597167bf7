import { calendarText } from './english-calendar-card.ts';
import { cardFiltersText } from './english-card-filters.ts';
import { cardTitles } from './english-card-titles.ts';
import { cardText } from './english-cards.ts';
import { cpmText } from './english-cpm-card.ts';
import { dealActingText } from './english-deal-acting.ts';
import { dealText } from './english-deals.ts';
import { etlHealthText } from './english-etl-health.ts';
import { fitText } from './english-fit-card.ts';
import { forecastText } from './english-forecast-card.ts';
import { importHistoryText } from './english-import-history.ts';
import { importText } from './english-imports.ts';
import { ioText } from './english-io.ts';
import { ioDialogText } from './english-io-dialogs.ts';
import { ioListText } from './english-io-list.ts';
import { ioStepsText } from './english-io-steps.ts';
import { ioWizardText } from './english-io-wizard.ts';
import { makegoodsText } from './english-makegoods-card.ts';
import { matchDetailText } from './english-match-details.ts';
import { matchPickerText } from './english-match-picker.ts';
import { matchText } from './english-matches.ts';
import { pacingText } from './english-pacing.ts';
import { pacingCardText } from './english-pacing-card.ts';
import { revenueText } from './english-revenue-card.ts';
import { sharedText } from './english-shared.ts';
import { stageText } from './english-stages.ts';
import { uploadText } from './english-upload.ts';
import { uploaderText } from './english-uploader.ts';
import { winLossText } from './english-win-loss-card.ts';

/**
 * Every text the elements show, by key, in English. `{name}` is filled in; an object holds the plural
 * forms of `{count}` by `Intl.PluralRules` category.
 */
export const english = {
  ...sharedText,
  ...importText,
  ...uploaderText,
  ...uploadText,
  ...importHistoryText,
  ...etlHealthText,
  ...dealText,
  ...dealActingText,
  ...ioText,
  ...ioWizardText,
  ...ioStepsText,
  ...ioListText,
  ...ioDialogText,
  ...pacingText,
  ...cardText,
  ...cardTitles,
  ...pacingCardText,
  ...winLossText,
  ...stageText,
  ...revenueText,
  ...makegoodsText,
  ...forecastText,
  ...fitText,
  ...cpmText,
  ...cardFiltersText,
  ...calendarText,
  ...matchText,
  ...matchDetailText,
  ...matchPickerText,
} as const satisfies Record<string, string | Plural>;

/** The forms of a text by plural category; `other` is the one every language has. */
export type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };

/** The name of a text. */
export type MessageKey = keyof typeof english;

/** The texts of one element: the part of {@link english} that it needs. */
export type Catalogue = { readonly [key in MessageKey]?: string | Plural };

/** Texts that a host replaces, in its own words or another language; the rest stays English. */
export type Messages = Partial<Record<MessageKey, string | Plural>>;
