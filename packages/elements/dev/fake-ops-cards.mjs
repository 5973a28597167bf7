import { health } from './fake-data.mjs';

const MONTHS = [
  '2026-06',
  '2026-07',
  '2026-08',
  '2026-09',
  '2026-10',
  '2026-11',
  '2026-12',
  '2027-01',
  '2027-02',
  '2027-03',
];
const EARNED = [410, 455, 520, 610, 702, 540, 0, 0, 0, 0];
const BOOKED = [0, 0, 0, 0, 0, 210, 640, 380, 160, 60];
const PIPELINE = [0, 0, 0, 0, 0, 0, 120, 340, 480, 410];

/** The cards of ad operations. */
export function opsCards(cardOf) {
  const stage = (name, probability, count, amount_cents) => ({
    ...{ stage: name, probability, count, amount_cents },
    weighted_cents: Math.round(amount_cents * probability),
  });
  const by_stage = [
    stage('lead', 0.1, 14, 9_200_000),
    stage('qualified', 0.25, 9, 6_100_000),
    stage('proposal', 0.5, 6, 4_800_000),
    stage('negotiation', 0.75, 3, 2_900_000),
  ];
  const { state, computed_at, ...healthData } = health;
  return {
    pipeline_forecast: cardOf('pipeline_forecast', {
      currencies: [
        {
          ...{
            currency: 'EUR',
            weighted_cents: 7_020_000,
            unweighted_cents: 23_000_000,
            won_cents: 8_140_000,
          },
          ...{ won_count: 11, target_cents: 18_000_000, coverage: 0.71, by_stage },
          by_month: MONTHS.map((month, n) => ({
            ...{ month, earned_cents: EARNED[n] * 1_000, booked_cents: BOOKED[n] * 1_000 },
            pipeline_cents: PIPELINE[n] * 1_000,
          })),
          undated: { count: 3, amount_cents: 1_400_000, weighted_cents: 320_000 },
          ...{ without_amount: 2, rotting_count: 4 },
        },
        {
          ...{
            currency: 'USD',
            weighted_cents: 480_000,
            unweighted_cents: 1_200_000,
            won_cents: 0,
            won_count: 0,
          },
          ...{ target_cents: null, coverage: null, by_stage: [stage('proposal', 0.5, 1, 960_000)] },
          by_month: MONTHS.map((month, n) => ({
            ...{ month, earned_cents: 0, booked_cents: 0, pipeline_cents: n > 5 ? 60_000 : 0 },
          })),
          undated: { count: 0, amount_cents: 0, weighted_cents: 0 },
          ...{ without_amount: 0, rotting_count: 0 },
        },
      ],
      probabilities: 'learned',
    }),
    win_loss: cardOf('win_loss', {
      period: { from: '2026-01-01', to: '2026-11-23' },
      ...{ won: 24, lost: 31, win_rate: 24 / 55, low: 0.314, high: 0.567 },
      value: [{ currency: 'EUR', won_cents: 18_400_000, lost_cents: 20_100_000, win_rate: 0.478 }],
      loss_reasons: [
        { reason: 'price', count: 11, amounts: [{ currency: 'EUR', amount_cents: 8_100_000 }] },
        { reason: 'timing', count: 8, amounts: [{ currency: 'EUR', amount_cents: 4_300_000 }] },
        { reason: 'no_response', count: 6, amounts: [{ currency: 'EUR', amount_cents: 3_000_000 }] },
        { reason: 'competitor', count: 4, amounts: [{ currency: 'EUR', amount_cents: 3_900_000 }] },
        { reason: null, count: 2, amounts: [] },
      ],
      median_cycle_days: 27.5,
      stages: [
        { stage: 'lead', entered: 55, advanced: 44, median_days: 6 },
        { stage: 'qualified', entered: 44, advanced: 36, median_days: 9 },
        { stage: 'proposal', entered: 36, advanced: 28, median_days: 8 },
        { stage: 'negotiation', entered: 28, advanced: 24, median_days: 4 },
      ],
      months: Array.from({ length: 11 }, (_, n) => ({
        month: `2026-${String(n + 1).padStart(2, '0')}`,
        won: [1, 2, 1, 3, 2, 2, 1, 3, 4, 3, 2][n],
        lost: [3, 2, 4, 2, 3, 2, 4, 3, 3, 3, 2][n],
      })),
    }),
    etl_health: cardOf('etl_health', healthData, { data_through: health.data_through }),
  };
}
