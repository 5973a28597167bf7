/** Words that all dashboard cards have. */
export const cardText = {
  card_menu: 'Options of {title}',
  card_as_table: 'Show as table',
  card_as_chart: 'Show as chart',
  card_csv: 'Download CSV',
  card_png: 'Download picture',
  card_refresh: 'Refresh',
  card_stale: 'Late data',
  card_partial: 'Incomplete',
  card_through: 'Data through {day}',
  card_running: '{month} so far',
  card_computed: 'Updated {when}',
  card_not_refreshed: 'Could not be refreshed; this is from {when}.',
  card_failed_title: 'This card could not be worked out',
  card_broken_title: 'This card could not be drawn',
  card_export_failed: 'The file could not be made. Try again in a moment.',
  card_keys: 'Use the left and right arrow keys to read each value.',
  card_no_numbers: 'There are no numbers in this range.',
  card_currency: 'Currency',
  card_unknown: 'Unknown',
  card_other: 'Other',
  card_why: 'Why',
  card_reason_too_many: '{count} of {total} are shown; narrow the range or choose a podcast.',
  card_reason_awaiting_data: {
    one: '{count} flight waits for its first numbers.',
    other: '{count} flights wait for their first numbers.',
  },
  card_reason_awaiting_publication: {
    one: 'The episode of {count} flight is not out yet.',
    other: 'The episodes of {count} flights are not out yet.',
  },
  card_reason_gap_days: {
    one: '{count} flight lacks days in between.',
    other: '{count} flights lack days in between.',
  },
  card_reason_no_curve: {
    one: '{count} flight is judged by even delivery, since its show has too little history.',
    other: '{count} flights are judged by even delivery, since their shows have too little history.',
  },
  card_reason_without_price: {
    one: '{count} line without a price is in no sum.',
    other: '{count} lines without a price are in no sum.',
  },
  card_reason_without_amount: {
    one: '{count} deal without an amount is in no sum.',
    other: '{count} deals without an amount are in no sum.',
  },
  card_reason_no_projection: {
    one: '{count} episode has nothing to project from.',
    other: '{count} episodes have nothing to project from.',
  },
  card_reason_provisional_matches: {
    one: '{count} match rests on few signals.',
    other: '{count} matches rest on few signals.',
  },
  card_reason_no_attribution: 'No attribution is connected, so conversions are not counted.',
  card_reason_data_late: {
    one: 'Numbers are {count} day late. Import the newest.',
    other: 'Numbers are {count} days late. Import the newest.',
  },
  card_reason_other: 'Some of it could not be told ({code}).',
} as const;
