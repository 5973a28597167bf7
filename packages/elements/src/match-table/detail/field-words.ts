import type { MessageKey } from '../../text/english.ts';
import type { Translate } from '../../text/translate.ts';

/** What people call a field that a match is computed of, by where it is kept (docs/matching.md). */
const FIELDS: { readonly [path: string]: MessageKey } = {
  'podcasts.metadata': 'match_f_metadata_show',
  'podcasts.metadata.audience': 'match_f_audience',
  'podcasts.metadata.audience.geo': 'match_f_audience_geo',
  'podcasts.metadata.audience.age': 'match_f_audience_age',
  'podcasts.metadata.audience.gender': 'match_f_audience_gender',
  'podcasts.metadata.audience.income': 'match_f_audience_income',
  'podcasts.metadata.audience.sample_size': 'match_f_audience_sample',
  'podcasts.metadata.audience.method': 'match_f_audience_method',
  'podcasts.metadata.topics': 'match_f_show_topics',
  'podcasts.metadata.keywords': 'match_f_show_keywords',
  'podcasts.metadata.blocked_industries': 'match_f_show_industries',
  'podcasts.category': 'match_f_show_genre',
  'episodes.metadata': 'match_f_episodes',
  'episodes.metadata.safety': 'match_f_episode_safety',
  'sponsors.metadata': 'match_f_metadata_advertiser',
  'sponsors.metadata.targeting': 'match_f_brief',
  'sponsors.metadata.targeting.geo': 'match_f_brief_geo',
  'sponsors.metadata.targeting.excluded_countries': 'match_f_brief_excluded',
  'sponsors.metadata.targeting.age': 'match_f_brief_age',
  'sponsors.metadata.targeting.gender': 'match_f_brief_gender',
  'sponsors.metadata.targeting.income': 'match_f_brief_income',
  'sponsors.metadata.targeting.topics': 'match_f_brief_topics',
  'sponsors.metadata.targeting.keywords': 'match_f_brief_keywords',
  'sponsors.metadata.targeting.languages': 'match_f_brief_languages',
  'sponsors.metadata.targeting.positions': 'match_f_brief_positions',
  'sponsors.metadata.targeting.impressions': 'match_f_brief_impressions',
  'sponsors.metadata.targeting.flight_start': 'match_f_brief_start',
  'sponsors.metadata.targeting.flight_end': 'match_f_brief_end',
  'sponsors.metadata.target_cpm_cents': 'match_f_target_cpm',
  'sponsors.metadata.currency': 'match_f_currency',
  'sponsors.metadata.blocked_topics': 'match_f_blocked_topics',
  'sponsors.metadata.blocked_podcasts': 'match_f_blocked_shows',
  'sponsors.metadata.safety_limits': 'match_f_limits',
  'sponsors.metadata.allow_explicit': 'match_f_explicit',
  'sponsors.industry': 'match_f_industry',
  attribution_events: 'match_f_orders',
  ad_units: 'match_f_slots',
  metrics_daily: 'match_f_downloads',
};

/** A field in words, and in brackets what of it; a field of which nobody knows a word, as it is. */
export function fieldWords(path: string, text: Translate): string {
  const parts = path.replace(/^episodes\.[^.]+\.metadata/, 'episodes.metadata').split('.');
  for (let length = parts.length; length > 0; length--) {
    const key = FIELDS[parts.slice(0, length).join('.')];
    if (!key) continue;
    const part = parts.slice(length).join('.');
    return part === '' ? text(key) : text('match_problem', { field: text(key), part });
  }
  return path;
}

/** The same at the beginning of a line. */
export function fieldTitle(path: string, text: Translate, locale: string): string {
  const words = fieldWords(path, text);
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
