import { resolveVanity } from '@podflight/core/io';
import { z } from 'zod';
import type { Answer } from '../answers/answer.ts';
import { pageAnswer, VISITOR_HEADERS } from '../answers/page-answer.ts';
import { isListener } from '../requests/is-listener.ts';
import { publicRoute } from './route.ts';

const NOT_FOUND = {
  title: 'This link does not lead anywhere',
  text: 'Check how it is spelled. The show notes of the episode may have it to tap on.',
};
const FAILED = {
  title: 'This link cannot be opened right now',
  text: 'Please try again in a minute.',
};

/** Where listeners of an ad land first. */
export const vanityRoute = publicRoute({
  method: 'GET',
  path: '/v/{slug}',
  atRoot: true,
  flags: [],
  summary: 'Sends a listener on to where a vanity link leads, and counts the visit.',
  input: { params: z.object({ slug: z.string() }) },
  output: { description: 'A page for people', mediaType: 'text/html', schema: z.string() },
  responses: {
    302: {
      description: 'Where the link leads',
      headers: z.object({ Location: z.url(), 'Cache-Control': z.literal('no-store') }),
    },
    404: {
      description: 'There is no such link: a page for people',
      content: { 'text/html': { schema: z.string() } },
    },
  },
  run: async ({ request, params, contextOfLink, report }): Promise<Answer> => {
    const { slug = '' } = params;
    try {
      const ctx = await contextOfLink(slug);
      const visit =
        ctx && (await resolveVanity(ctx, slug, { counted: isListener(request), onError: report }));
      if (!visit) return pageAnswer(404, NOT_FOUND);
      return { status: 302, headers: { location: visit.target_url, ...VISITOR_HEADERS }, body: null };
    } catch (error) {
      report(error);
      return pageAnswer(500, FAILED);
    }
  },
});
