import { ENGLISH } from './english.ts';
import type { MatchCatalogue } from './match-catalogue.ts';

/** The rationale in English, said to the show: "you" is whoever has the listeners, "they" the advertiser. */
export const ENGLISH_FOR_SHOWS: MatchCatalogue = {
  ...ENGLISH,
  sentences: {
    ...ENGLISH.sentences,
    'gate.safety_floor': {
      one: 'Not eligible: {count:number} of your last {rated:number} rated episodes has content that no advertiser should support.',
      other:
        'Not eligible: {count:number} of your last {rated:number} rated episodes have content that no advertiser should support.',
    },
    'gate.safety_limit': {
      one: 'Not eligible: {count:number} of your last {rated:number} episodes is rated above their limit for {topic:topic}.',
      other:
        'Not eligible: {count:number} of your last {rated:number} episodes are rated above their limit for {topic:topic}.',
    },
    'gate.explicit': {
      one: 'Not eligible: {count:number} of your last {rated:number} episodes is marked as explicit.',
      other: 'Not eligible: {count:number} of your last {rated:number} episodes are marked as explicit.',
    },
    'gate.industry_blocked': 'Not eligible: you take no sponsors of their industry ({industry}).',
    'gate.topic_blocked': 'Not eligible: your show is about {topic}, which they block.',
    'gate.podcast_blocked': 'Not eligible: they block your show.',
    'gate.language':
      'Not eligible: your show is in a language that they do not advertise in ({language:language}).',
    'gate.competitor': 'Not eligible: a competitor of theirs ({industry}) is booked {from:days}.',
    'geo.for': '{share:percent} of your listeners are in their markets ({markets:list}).',
    'geo.against': 'Only {share:percent} of your listeners are in their markets ({markets:list}).',
    'geo.excluded': '{share:percent} of your listeners are in countries that they exclude.',
    'demographic.for': '{fit:percent} of your audience profile fits what they look for.',
    'demographic.against': 'Only {fit:percent} of your audience profile fits what they look for.',
    'topic.against': 'Your show is hardly about their topics ({topics:list}).',
    'lift.advertiser': {
      one: 'Their past campaigns with you converted {ratio:ratio}x their average ({count:number} order on {impressions:number} impressions).',
      other:
        'Their past campaigns with you converted {ratio:ratio}x their average ({count:number} orders on {impressions:number} impressions).',
    },
    'lift.industry': {
      one: 'Their past campaigns with you converted {ratio:ratio}x the average of their industry ({count:number} order on {impressions:number} impressions).',
      other:
        'Their past campaigns with you converted {ratio:ratio}x the average of their industry ({count:number} orders on {impressions:number} impressions).',
    },
    'inventory.free': 'All of the {impressions:number} impressions they want are free {from:days}.',
    'inventory.part':
      'Only {share:percent} of the {impressions:number} impressions they want are free {from:days}.',
    'inventory.some': 'You have {impressions:number} impressions free {from:days}.',
    'inventory.none': 'Nothing that they want is free {from:days}.',
    'inventory.price': 'You cost {rate_cents:money} per 1,000; their target is {target_cpm_cents:money}.',
    'safety.for': {
      one: 'Your {count:number} rated episode is within their limits.',
      other: 'All of your last {count:number} rated episodes are within their limits.',
    },
    'safety.against': {
      one: '{count:number} of your last {rated:number} episodes is above their limit for {topic:topic}.',
      other: '{count:number} of your last {rated:number} episodes are above their limit for {topic:topic}.',
    },
    'missing.wish':
      'What they look for is not known ({signal:signal}); with it the score could be {low:number} to {high:number}.',
    'missing.geo':
      'Where your listeners live is not fully known; with it the score could be {low:number} to {high:number}.',
    'missing.demographic':
      'Nothing is known of your listeners’ {dimensions:dimensions}; with that the score could be {low:number} to {high:number}.',
    'missing.topic':
      'Your topics or theirs are not fully known; with them the score could be {low:number} to {high:number}.',
    'missing.lift':
      'Results of their campaigns with you are not fully known; with them the score could be {low:number} to {high:number}.',
    'missing.inventory':
      'What can be booked with you is not fully known; with it the score could be {low:number} to {high:number}.',
    'missing.safety':
      'Your episodes are not fully rated for brand safety; with that the score could be {low:number} to {high:number}.',
  },
};
