/** Words that the wizard and the list of orders share. */
export const ioText = {
  io_cpm: 'CPM',
  io_cost: 'Cost',
  io_impressions: 'Impressions',
  io_impressions_count: { one: '{count} impression', other: '{count} impressions' },
  io_flight: 'Flight',
  io_flight_days: '{from} – {to}',
  io_show: 'Show',
  io_episode: 'Episode',
  io_ad_unit: 'Ad unit',
  io_line_in: '{unit} in “{episode}”',
  io_line_no_episode: '{unit}, no episode yet',
  io_position_pre: 'Pre-roll',
  io_position_mid: 'Mid-roll',
  io_position_post: 'Post-roll',
  io_pdf_failed: 'The PDF could not be downloaded: {reason}',
} as const;
