import { followVanity } from '@podflight/core/io';
import { z } from 'zod';
import type { Answer } from '../answers/answer.ts';
import { RequestRefused } from '../answers/request-refused.ts';
import { publicRoute } from './route.ts';

/**
 * The vanity redirect. It is open to listeners, whom nobody signs in: the host says whose link it is. Where
 * it leads was fixed when the line was booked; nothing of the request goes into it.
 */
export const vanityRoute = publicRoute({
  method: 'GET',
  path: '/v/{slug}',
  flags: ['ENABLE_IO_BOOKINGS'],
  summary: 'Sends a listener to where a vanity link leads (302), or answers 404 with a page.',
  params: z.object({ slug: z.string().meta({ description: 'As it is read out.' }) }),
  output: {
    status: 302,
    description: '`Location` says where the link leads; a link that is none answers 404 with a page',
    mediaType: 'text/html',
    schema: z.string(),
  },
  run: async ({ request, params, tenantOfVanity, report }) => {
    const slug = params.slug ?? '';
    const ctx = await tenantOfVanity(slug);
    if (ctx === undefined) {
      throw new RequestRefused('route_not_found', 'This site has no vanity links.');
    }
    const visit = ctx && (await followVanity(ctx, slug, { note: request.method === 'GET' }));
    if (!visit) return notFoundPage();
    if (visit.problem) report(visit.problem);
    return {
      status: 302,
      headers: {
        location: visit.target_url,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
      body: null,
    };
  },
});

function notFoundPage(): Answer {
  return {
    status: 404,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
    },
    body: PAGE,
  };
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>There is no such link</title>
<style>
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif }
body { margin: 0; min-height: 100dvh; display: grid; place-content: center; padding: 1.5rem; box-sizing: border-box }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .5rem }
p { margin: 0; max-width: 34rem }
</style>
</head>
<body>
<main>
<h1>There is no such link</h1>
<p>Listen again for how it is spelt, or look for it in the notes of the episode.</p>
</main>
</body>
</html>
`;
