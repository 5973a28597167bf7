import type { MatchDetail, SignalEvidence, SignalName } from '../../api/match-contract.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';
import { inventoryWords } from './inventory-words.ts';
import { liftWords } from './lift-words.ts';
import { safetyTopic } from './safety-topic.ts';

type Own<Name extends SignalName> = Exclude<SignalEvidence[Name], { missing: string } | { source: 'host' }>;
type Write<Name extends SignalName> = (evidence: Own<Name>, text: Translate, formats: Formats) => string[];

/** What a signal was computed of, in sentences with its numbers. */
export function evidenceWords(
  { signals }: MatchDetail,
  name: SignalName,
  text: Translate,
  formats: Formats,
): string {
  const { geo, demographic, topic, lift, inventory, safety } = signals;
  const { evidence } = signals[name];
  if ('missing' in evidence)
    return text(evidence.missing === 'not_asked' ? 'match_ev_not_asked' : 'match_ev_unknown');
  if ('source' in evidence) return text('match_ev_host', { given: givenWords(evidence.given, formats) });
  const said = {
    geo: () => written<'geo'>(geo.evidence, geoWords),
    demographic: () => written<'demographic'>(demographic.evidence, demographicWords),
    topic: () => written<'topic'>(topic.evidence, topicWords),
    lift: () => written<'lift'>(lift.evidence, liftWords),
    inventory: () => written<'inventory'>(inventory.evidence, inventoryWords),
    safety: () => written<'safety'>(safety.evidence, safetyWords),
  };
  return said[name]().join(' ');

  function written<Of extends SignalName>(one: SignalEvidence[Of], write: Write<Of>): string[] {
    // Narrowed above: neither missing nor the host's.
    return 'missing' in one || 'source' in one ? [] : write(one as Own<Of>, text, formats);
  }
}

function givenWords(given: Readonly<Record<string, unknown>>, formats: Formats): string {
  const parts = Object.entries(given).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? formats.count(value) : String(value)}`,
  );
  return parts.length === 0 ? '–' : parts.join(', ');
}

const geoWords: Write<'geo'> = ({ markets, share, excluded_share, known_share }, text, formats) => {
  const regions = new Intl.DisplayNames(formats.locale, { type: 'region', fallback: 'code' });
  const name = (code: string) => (code.length === 2 ? (regions.of(code) ?? code) : code);
  const found = markets.filter((one) => one.share > 0 || one.target !== null);
  const listed = found.map((one) => {
    const values = { share: percent(one.share, formats), name: name(one.code) };
    return one.target === null
      ? text('match_ev_share', values)
      : text('match_ev_wanted', { ...values, wanted: percent(one.target, formats) });
  });
  const said =
    found.length === 0
      ? text('match_ev_geo_none')
      : text('match_ev_geo', { share: percent(share, formats), markets: listed.join(', ') });
  const more = [said];
  if (excluded_share > 0)
    more.push(text('match_ev_geo_excluded', { share: percent(excluded_share, formats) }));
  if (known_share < 0.995) more.push(text('match_ev_geo_known', { share: percent(known_share, formats) }));
  return more;
};

const demographicWords: Write<'demographic'> = (evidence, text, formats) => {
  const { dimensions, unknown, method, sample_size } = evidence;
  const fits = dimensions.map(({ dimension, fit }) =>
    text('match_ev_fits', { dimension: text(`match_dimension_${dimension}`), fit: percent(fit, formats) }),
  );
  const lost = unknown.map((one) => text(`match_dimension_${one}`));
  return [
    `${fits.join(', ')}.`,
    ...(lost.length > 0 ? [text('match_ev_dimensions_unknown', { dimensions: lost.join(', ') })] : []),
    method === 'survey' && sample_size !== null
      ? text('match_ev_survey', { count: sample_size })
      : text('match_ev_modelled'),
  ];
};

const topicWords: Write<'topic'> = ({ by, pairs, advertiser_source, podcast_source }, text, formats) => {
  if (by === 'keywords') return [text('match_ev_topic_words')];
  const said = pairs.map(({ wanted, has, similarity, prominence, weight }) => {
    const alike =
      similarity === 1 && wanted === has
        ? text('match_ev_topic_same', { wanted })
        : text('match_ev_topic', { wanted, has, percent: percent(similarity, formats) });
    const parts = [alike];
    if (prominence < 1)
      parts.push(text('match_ev_topic_prominence', { percent: percent(prominence, formats) }));
    if (weight < 0.995) parts.push(text('match_ev_topic_weight', { percent: percent(weight, formats) }));
    return parts.join(', ');
  });
  const rest = 1 - pairs.reduce((sum, { weight }) => sum + weight, 0);
  if (pairs.length > 0 && rest > 0.005)
    said.push(text('match_ev_topic_rest', { percent: percent(rest, formats) }));
  const isGiven = advertiser_source.includes('topics') && podcast_source.includes('topics');
  const list = said.length > 0 ? [`${said.join('; ')}.`] : [text('match_ev_topic_none')];
  return isGiven ? list : [...list, text('match_ev_topic_genre')];
};

const safetyWords: Write<'safety'> = ({ topic, above, rated, limit }, text) => {
  if (above === 0) return [text('match_ev_safe', { count: rated })];
  if (topic === 'explicit') return [text('match_ev_explicit', { above, count: rated })];
  return [text('match_ev_unsafe', { above, count: rated, limit, topic: safetyTopic(topic, text) })];
};

function percent(share: number, formats: Formats): string {
  return formats.percent(Math.round(share * 1_000) / 1_000);
}
