/** Words of the filters that dashboard cards share. */
export const cardFiltersText = {
  filters_label: 'What the cards show',
  filters_podcast: 'Podcast',
  filters_all: 'All podcasts',
  filters_range: 'Days',
  filters_range_usual: 'Each card’s usual range',
  filters_range_30: 'Last 30 days',
  filters_range_90: 'Last 90 days',
  filters_range_month: 'This month',
  filters_range_quarter: 'This quarter',
  filters_range_year: 'This year',
  filters_range_own: 'From … to …',
  filters_from: 'First day',
  filters_to: 'Last day',
  filters_turned: 'The first day lies after the last.',
  filters_clear: 'Clear',
} as const;
