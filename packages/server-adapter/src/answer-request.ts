import type { PodflightContext } from '@podflight/core/tenancy';
import { type Caller, callerOf } from './access/caller.ts';
import { refuseCrossSite } from './access/cross-site.ts';
import { type Features, readFlags } from './access/flags.ts';
import { mayAct, type Role } from './access/roles.ts';
import type { Answer } from './answers/answer.ts';
import { answerForError, isFault } from './answers/problem-answer.ts';
import { RequestRefused } from './answers/request-refused.ts';
import type { HandlerSettings } from './handler-options.ts';
import { accepts } from './requests/media-type.ts';
import type { FoundRoutes } from './routes/find-routes.ts';
import type { OpenCall, Route } from './routes/route.ts';

/**
 * Answers one request; never rejects. In this order: address, method, cross-site, sign-in, flag, role,
 * `Accept`, input. Whatever is not allowed by then is refused.
 */
export async function answerRequest(
  request: Request,
  find: (pathname: string) => FoundRoutes | null,
  settings: HandlerSettings,
  openapiJson: () => Promise<string>,
): Promise<Answer> {
  try {
    const url = new URL(request.url);
    const found = find(url.pathname);
    if (!found)
      throw new RequestRefused('route_not_found', 'Check the address and the base path of the handler.');
    if (request.method === 'OPTIONS') return { status: 204, headers: { allow: allowed(found) }, body: null };
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = found.routes.find((one) => one.method === method);
    if (!route) {
      const allow = allowed(found);
      throw new RequestRefused('method_not_allowed', `This address takes ${allow}.`, { headers: { allow } });
    }
    refuseCrossSite(request, url, settings.trustedOrigins);
    const call = {
      request,
      url,
      params: found.params,
      openapiJson,
      contextOfLink: (slug: string) => contextOfLink(request, slug, settings),
      report: (error: unknown) => report(error, request, settings),
    };
    return await runRoute(route, call, settings);
  } catch (error) {
    if (isFault(error)) report(error, request, settings);
    return answerForError(error);
  }
}

async function runRoute(route: Route, call: OpenCall, settings: HandlerSettings): Promise<Answer> {
  if (route.access === 'public') {
    if (!route.atRoot) refuseUnacceptable(route, call.request);
    return route.run(call);
  }
  const caller = await callerOf(call.request, settings.authenticate);
  const features = await featuresOf(caller, settings);
  refuseDisabled(route, features);
  refuseRole(route.access, caller);
  refuseUnacceptable(route, call.request);
  const ctx = await contextOf(caller, settings);
  const { limits, pipeline } = settings;
  const pdfOptions = async () => (await settings.ioPdf?.(caller.tenant_id)) ?? {};
  const cardOptions = async () => ({
    pipeline,
    ...(typeof settings.cards === 'function' ? await settings.cards(caller.tenant_id) : settings.cards),
    onError: call.report,
  });
  const matchOptions = async () =>
    (typeof settings.matching === 'function'
      ? await settings.matching(caller.tenant_id)
      : settings.matching) ?? {};
  const options = { cardOptions, limits, matchOptions, pdfOptions, pipeline };
  return route.run({ ...call, ...options, ctx, role: caller.role, features });
}

async function featuresOf(caller: Caller, { flags }: HandlerSettings): Promise<Features> {
  return readFlags(typeof flags === 'function' ? await flags(caller.tenant_id) : flags);
}

function refuseDisabled({ flags }: Route, features: Features): void {
  const [flag] = flags;
  if (flag === undefined || flags.some((one) => features[one])) return;
  throw new RequestRefused(
    'feature_disabled',
    `This feature is off. Whoever runs this site can turn it on with ${flags.join(' or ')}.`,
    {
      members: { flag },
    },
  );
}

function refuseRole(needed: Role, { role }: Caller): void {
  if (mayAct(role, needed)) return;
  throw new RequestRefused('forbidden_role', `This needs the role ${needed}. Ask an administrator for it.`, {
    members: { required_role: needed },
  });
}

function refuseUnacceptable({ output }: Route, { headers }: Request): void {
  const accept = headers.get('accept');
  if (accepts(accept, output.mediaType)) return;
  throw new RequestRefused(
    'not_acceptable',
    `This address answers with ${output.mediaType}, which the Accept header does not take.`,
  );
}

async function contextOfLink(
  request: Request,
  slug: string,
  settings: HandlerSettings,
): Promise<PodflightContext | null> {
  const tenant_id = await settings.vanityTenant?.(request, slug);
  if (!tenant_id) return null;
  const caller: Caller = { tenant_id, role: 'viewer' };
  const { ENABLE_IO_BOOKINGS } = await featuresOf(caller, settings);
  return ENABLE_IO_BOOKINGS ? contextOf(caller, settings) : null;
}

async function contextOf(caller: Caller, settings: HandlerSettings): Promise<PodflightContext> {
  const { db, readDb, events, clock, newId, hostSchema } = settings;
  const { tenant_id } = caller;
  const currency =
    typeof settings.currency === 'function' ? await settings.currency(tenant_id) : settings.currency;
  const vanityBase =
    typeof settings.vanityBase === 'function' ? await settings.vanityBase(tenant_id) : settings.vanityBase;
  return {
    db,
    tenant_id,
    actor_id: caller.actor_id ?? null,
    ...(readDb && { readDb }),
    ...(events && { events }),
    ...(clock && { clock }),
    ...(newId && { newId }),
    ...(hostSchema && { hostSchema }),
    ...(currency !== undefined && { currency }),
    ...(vanityBase != null && { vanityBase }),
  };
}

function allowed({ routes }: FoundRoutes): string {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...methods, 'OPTIONS'].join(', ');
}

function report(error: unknown, request: Request, { onError }: HandlerSettings): void {
  try {
    onError(error, request);
  } catch {
    // A failing logger must not change the answer.
  }
}
