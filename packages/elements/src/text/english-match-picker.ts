/** Words of the choice whose matches to see. */
export const matchPickerText = {
  match_whose: 'Whose matches',
  match_for_advertiser: 'Shows for an advertiser',
  match_for_show: 'Advertisers for a show',
  match_choose_advertiser: 'Choose an advertiser',
  match_choose_show: 'Choose a show',
  match_names_looking: 'Looking…',
  match_names_found: { one: '{count} name', other: '{count} names' },
  match_names_first: 'The first {count} names; type more to find others.',
  match_no_advertiser: 'No advertiser has “{q}” in its name.',
  match_no_show: 'No show has “{q}” in its name.',
  match_no_advertisers: 'There are no advertisers yet.',
  match_no_shows: 'There are no shows yet.',
  match_names_failed: 'The names could not be loaded. {reason}',
  match_none_chosen: 'Whose matches would you like to see?',
  match_none_chosen_help:
    'Choose an advertiser to see which shows fit it, or a show to see which advertisers fit it.',
} as const;
