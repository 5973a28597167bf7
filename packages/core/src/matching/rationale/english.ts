import type { MatchCatalogue } from './match-catalogue.ts';

/** The rationale in English, said to the advertiser. */
export const ENGLISH: MatchCatalogue = {
  locale: 'en',
  sentences: {
    verdict: '{band:band} fit ({score:number}/100).',
    'verdict.gated': 'Without that, {band:band} fit ({score:number}/100).',
    'verdict.unknown': 'Nothing is known yet that a score could stand on.',
    provisional: 'Provisional: data backs {coverage:percent} of the score.',
    'gate.safety_floor': {
      one: 'Not eligible: {count:number} of the last {rated:number} rated episodes has content that no advertiser should support.',
      other:
        'Not eligible: {count:number} of the last {rated:number} rated episodes have content that no advertiser should support.',
    },
    'gate.safety_limit': {
      one: 'Not eligible: {count:number} of the last {rated:number} episodes is rated above your limit for {topic:topic}.',
      other:
        'Not eligible: {count:number} of the last {rated:number} episodes are rated above your limit for {topic:topic}.',
    },
    'gate.explicit': {
      one: 'Not eligible: {count:number} of the last {rated:number} episodes is marked as explicit.',
      other: 'Not eligible: {count:number} of the last {rated:number} episodes are marked as explicit.',
    },
    'gate.industry_blocked': 'Not eligible: the show takes no sponsors of your industry ({industry}).',
    'gate.topic_blocked': 'Not eligible: the show is about {topic}, which you block.',
    'gate.podcast_blocked': 'Not eligible: you block this show.',
    'gate.language':
      'Not eligible: the show is in a language that you do not advertise in ({language:language}).',
    'gate.competitor': 'Not eligible: a competitor ({industry}) is booked {from:days}.',
    'geo.for': '{share:percent} of listeners are in your markets ({markets:list}).',
    'geo.against': 'Only {share:percent} of listeners are in your markets ({markets:list}).',
    'geo.excluded': '{share:percent} of listeners are in countries that you exclude.',
    'demographic.for': '{fit:percent} of the audience profile fits yours.',
    'demographic.against': 'Only {fit:percent} of the audience profile fits yours.',
    'topic.for': 'Topics match: {wanted:pair}.',
    'topic.keywords': 'Words in common: {words:list}.',
    'topic.against': 'The show is hardly about your topics ({topics:list}).',
    'lift.advertiser': {
      one: 'Past campaigns here converted {ratio:ratio}x your average ({count:number} order on {impressions:number} impressions).',
      other:
        'Past campaigns here converted {ratio:ratio}x your average ({count:number} orders on {impressions:number} impressions).',
    },
    'lift.industry': {
      one: 'Past campaigns here converted {ratio:ratio}x the average of your industry ({count:number} order on {impressions:number} impressions).',
      other:
        'Past campaigns here converted {ratio:ratio}x the average of your industry ({count:number} orders on {impressions:number} impressions).',
    },
    'inventory.free': 'All of the {impressions:number} impressions you want are free {from:days}.',
    'inventory.part':
      'Only {share:percent} of the {impressions:number} impressions you want are free {from:days}.',
    'inventory.some': '{impressions:number} impressions are free {from:days}.',
    'inventory.none': 'Nothing that you want is free {from:days}.',
    'inventory.price': 'It costs {rate_cents:money} per 1,000; your target is {target_cpm_cents:money}.',
    'safety.for': {
      one: 'The {count:number} rated episode is within your limits.',
      other: 'All of the last {count:number} rated episodes are within your limits.',
    },
    'safety.against': {
      one: '{count:number} of the last {rated:number} episodes is above your limit for {topic:topic}.',
      other: '{count:number} of the last {rated:number} episodes are above your limit for {topic:topic}.',
    },
    'host.for': 'Speaks for it: {signal:signal} ({value:percent}).',
    'host.against': 'Speaks against it: {signal:signal} ({value:percent}).',
    'missing.wish':
      'What you look for is not known ({signal:signal}); with it the score could be {low:number} to {high:number}.',
    'missing.geo':
      'Where listeners live is not fully known; with it the score could be {low:number} to {high:number}.',
    'missing.demographic':
      'Listener {dimensions:dimensions} is unknown; with it the score could be {low:number} to {high:number}.',
    'missing.topic':
      'The topics are not fully known; with them the score could be {low:number} to {high:number}.',
    'missing.lift':
      'Results of campaigns here are not fully known; with them the score could be {low:number} to {high:number}.',
    'missing.inventory':
      'What can be booked is not fully known; with it the score could be {low:number} to {high:number}.',
    'missing.safety':
      'Episodes are not fully rated for brand safety; with that the score could be {low:number} to {high:number}.',
  },
  windows: { month: 'in {month}', days: 'from {from} to {to}' },
  bands: { excellent: 'excellent', strong: 'strong', fair: 'fair', weak: 'weak', poor: 'poor' },
  signals: {
    geo: 'markets',
    demographic: 'audience',
    topic: 'topics',
    lift: 'past results',
    inventory: 'availability',
    safety: 'brand safety',
  },
  dimensions: { age: 'age', gender: 'gender', income: 'income' },
  safety_topics: {
    Rm3SiT: 'Adult & Explicit Sexual Content',
    avbNf2: 'Arms & Ammunition',
    XtODT3: 'Crime & Harmful Acts',
    I4GWl6: 'Death, Injury or Military Conflict',
    Z7rJBM: 'Debated Social Issues',
    HxqYV1: 'Hate Speech',
    pg0WhF: 'Drugs, Tobacco & Alcohol',
    j9PaO9: 'Obscenity',
    mm3UXx: 'Online Piracy',
    '6i4dB6': 'Spam or Harmful Content',
    '8FD8nI': 'Terrorism',
    explicit: 'explicit content',
  },
};
