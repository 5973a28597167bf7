/** Stages of deals and why they are lost, in the words that are the same everywhere. */
export const stageText = {
  stage_lead: 'Lead',
  stage_qualified: 'Qualified',
  stage_proposal: 'Proposal',
  stage_negotiation: 'Negotiation',
  stage_won: 'Won',
  stage_lost: 'Lost',
  loss_price: 'Price',
  loss_budget_cut: 'Budget was cut',
  loss_timing: 'Timing',
  loss_competitor: 'Went to a competitor',
  loss_no_inventory: 'No free inventory',
  loss_audience_mismatch: 'Audience does not match',
  loss_brand_safety: 'Brand safety',
  loss_no_response: 'No response',
  loss_other: 'Other',
} as const;
