/** Words of the sponsor revenue card. */
export const revenueText = {
  revenue_earned_unit: 'earned',
  revenue_to_come: '{money} booked, to be earned',
  revenue_at_risk: '{money} at risk',
  revenue_empty:
    'Nothing is booked in this range. Book an order and this card shows what it earns, month by month.',
  revenue_empty_action: 'Book an order',
  revenue_by_month: 'Revenue by month',
  revenue_earned: 'Earned',
  revenue_booked: 'Booked, to be earned',
  revenue_summary: '{earned} earned and {booked} to be earned from {from} to {to}.',
  revenue_by_sponsor: 'By sponsor',
  revenue_risk_short: '{money} at risk',
  revenue_net: 'Net to you',
  revenue_commission: 'Agency commission',
  revenue_network: 'Network share',
  revenue_provisional: 'Provisional',
  revenue_provisional_about: 'until settled',
  revenue_attributed: 'Attributed sales',
  revenue_say_risk:
    '{money} will not be earned if flights go on as they do; book makegoods while there is time.',
  revenue_say_provisional: '{money} of it is provisional until its flights are settled.',
  revenue_say_to_come: '{money} is booked and on its way; nothing is at risk.',
  revenue_say_done: 'Everything booked in this range is earned and settled.',
  revenue_col_month: 'Month',
} as const;
