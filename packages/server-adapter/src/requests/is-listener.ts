/** Robots and link previews by the words that they call themselves. */
const ROBOT =
  /bot\b|bot[/;_-]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|monitor|headless|lighthouse|scan|\b(?:curl|wget|python|java|go-http-client|node|axios|okhttp|libwww|httpclient)\b/i;

/**
 * Whether a person followed a link: not a robot, a preview in a chat, a check by `HEAD`, or a browser that
 * looks ahead (`Sec-Purpose: prefetch`, also as older browsers say it). A request without `User-Agent` is
 * a script.
 */
export function isListener({ method, headers }: Request): boolean {
  if (method !== 'GET') return false;
  const purpose = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => headers.get(name) ?? '');
  if (purpose.some((value) => /prefetch|preview|prerender/i.test(value))) return false;
  const agent = headers.get('user-agent') ?? '';
  return agent !== '' && !ROBOT.test(agent);
}
