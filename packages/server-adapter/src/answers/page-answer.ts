import type { Answer } from './answer.ts';

/** On every answer to a listener: kept nowhere, told to nobody, listed by no search engine. */
export const VISITOR_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
};

/** A small page for a person, of fixed words alone: nothing of the request is in it. */
export function pageAnswer(status: number, page: { title: string; text: string }): Answer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      ...VISITOR_HEADERS,
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-content: center; font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-width: 32rem; padding: 1.5rem; }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0; }
</style>
</head>
<body>
<main>
<h1>${page.title}</h1>
<p>${page.text}</p>
</main>
</body>
</html>
`,
  };
}
