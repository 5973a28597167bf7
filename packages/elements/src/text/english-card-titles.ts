/** The names of dashboard cards, there before what draws them. */
export const cardTitles = {
  pacing_title: 'Pacing',
  revenue_title: 'Sponsor revenue',
  makegoods_title: 'Makegoods pending',
  fit_title: 'Audience fit',
  cpm_title: 'Projected CPM',
  calendar_title: 'Inventory calendar',
  forecast_title: 'Pipeline forecast',
  winloss_title: 'Win and loss',
  health_title: 'Data health',
} as const;
