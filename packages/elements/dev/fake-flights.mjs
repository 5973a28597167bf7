/** Flights of the pacing card and their days, made up but consistent: what is delivered adds up. */
export const TODAY = '2026-11-23';
export const THROUGH = '2026-11-22';

export function dayAfter(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const SHOWS = [
  'The Night Ferry',
  'Small Hours',
  'Ledger & Lime',
  'Kitchen Physics',
  'Far Shore',
  'Off the Map',
];
const BRANDS = [
  'Northern Mutual',
  'Kestrel Bikes',
  'Halden Coffee',
  'Volta Energy',
  'Ostrava Sleep',
  'Fennel & Co',
];

/** Share of a flight's downloads by an age in days: most of them early, as episodes have it. */
const curve = (age) => 1 - Math.exp(-0.12 * (age + 1));
const noise = (seed) => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
};

/** The days of a flight. `pace` is how well it goes; days after the data are projected. */
export function flightDays({ first_day, length, booked, pace, through = THROUGH, seed = 1 }) {
  const total = curve(length - 1);
  let sum = 0;
  let last = 0;
  return Array.from({ length }, (_, n) => {
    const day = dayAfter(first_day, n);
    const share = curve(n) / total;
    const step = booked * (share - (n === 0 ? 0 : curve(n - 1) / total));
    const isPast = day <= through;
    if (isPast) {
      sum += Math.round(step * pace * (0.78 + 0.44 * noise(seed + n)));
      last = n;
    }
    const rest = booked * (share - curve(last) / total) * pace;
    const width = 0.06 + 0.02 * Math.sqrt(Math.max(0, n - last));
    return {
      day,
      delivered: isPast ? Math.round(step * pace) : null,
      delivered_cumulative: isPast ? sum : null,
      expected_cumulative: Math.round(booked * share),
      linear_cumulative: Math.round((booked * (n + 1)) / length),
      projected: isPast ? null : Math.round(sum + rest),
      projected_low: isPast ? null : Math.round(sum + rest * (1 - width * 3)),
      projected_high: isPast ? null : Math.round(sum + rest * (1 + width * 3)),
    };
  });
}

let made = 0;

/** A flight with its days: `{ flight, days }`. */
export function flightOf({ first_day, length, booked, pace, status, ...own }) {
  made += 1;
  const days = flightDays({ first_day, length, booked, pace, seed: made });
  const now = days.findLastIndex(({ delivered_cumulative }) => delivered_cumulative !== null);
  const delivered = now >= 0 ? days[now].delivered_cumulative : 0;
  const expected = now >= 0 ? days[now].expected_cumulative / booked : 0;
  const end = days.at(-1);
  const flight = {
    io_id: `io-${made}`,
    io_number: `NW-2026-${String(140 + made)}`,
    line_no: 1,
    podcast_id: `podcast-${made % SHOWS.length}`,
    podcast_title: SHOWS[made % SHOWS.length],
    episode_id: `episode-${made}`,
    episode_title: `Episode ${110 + made}`,
    advertiser_id: `brand-${made % BRANDS.length}`,
    advertiser_name: BRANDS[(made * 5) % BRANDS.length],
    first_day,
    last_day: dayAfter(first_day, length - 1),
    time_zone: 'Europe/Berlin',
    booked_impressions: booked,
    delivered_impressions: delivered,
    delivery_share: delivered / booked,
    expected_share: expected,
    pacing_index: expected > 0 ? delivered / booked / expected : null,
    linear_index: now >= 0 ? delivered / days[now].linear_cumulative : null,
    projected_impressions: end.projected ?? delivered,
    projected_low: end.projected_low ?? delivered,
    projected_high: end.projected_high ?? delivered,
    days_left: Math.max(0, length - now - 1),
    required_per_day: Math.max(0, Math.ceil((booked - delivered) / Math.max(1, length - now - 1))),
    status,
    mode: 'decay',
    reason: null,
    flags: [],
    tz_uncertainty_impressions: 0,
    data_through: now >= 0 ? days[now].day : null,
    ...own,
  };
  return { flight, days };
}

/** Flights of a busy month, those that need somebody first. */
export function someFlights() {
  made = 0;
  return [
    flightOf({
      first_day: '2026-11-04',
      length: 30,
      booked: 120_000,
      pace: 0.74,
      status: 'behind',
      flags: ['late_publish'],
    }),
    flightOf({ first_day: '2026-10-12', length: 30, booked: 45_000, pace: 0.86, status: 'under_delivered' }),
    flightOf({
      first_day: '2026-11-09',
      length: 30,
      booked: 60_000,
      pace: 0.9,
      status: 'at_risk',
      flags: ['stale'],
    }),
    flightOf({
      first_day: '2026-11-01',
      length: 60,
      booked: 240_000,
      pace: 0.99,
      status: 'on_track',
      episode_id: null,
      episode_title: null,
      mode: 'dow',
    }),
    flightOf({ first_day: '2026-11-12', length: 30, booked: 80_000, pace: 1.02, status: 'on_track' }),
    flightOf({ first_day: '2026-11-08', length: 28, booked: 35_000, pace: 1.24, status: 'ahead' }),
    flightOf({ first_day: '2026-11-21', length: 30, booked: 50_000, pace: 1, status: 'too_early' }),
    flightOf({ first_day: '2026-12-01', length: 30, booked: 90_000, pace: 1, status: 'not_started' }),
  ];
}
