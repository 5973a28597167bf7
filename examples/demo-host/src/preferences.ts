import { sessionCookie, themeOf } from './http/listener.ts';
import { isSameOrigin, readForm } from './http/read-form.ts';
import { problem, seeOther } from './http/reply.ts';
import type { Call } from './http/route.ts';
import { isRole } from './sign-in.ts';

/** `POST /session`: become another tenant's person, or one of another role. */
export async function changeSession({ request, tenants }: Call) {
  if (!isSameOrigin(request)) return crossSite();
  const form = await readForm(request);
  const tenant = tenants.find(({ slug }) => slug === form?.get('tenant'));
  const role = form?.get('role');
  if (!tenant || !isRole(role))
    return problem(400, 'Not a session', 'Choose one of the listed publishers and roles.');
  return seeOther(backTo(form?.get('back')), { 'set-cookie': sessionCookie(tenant.slug, role) });
}

/** `POST /theme`: light, dark, or as the reader's system is. */
export async function changeTheme({ request }: Call) {
  if (!isSameOrigin(request)) return crossSite();
  const form = await readForm(request);
  const theme = themeOf(form?.get('theme'));
  return seeOther(backTo(form?.get('back')), {
    'set-cookie': `demo_theme=${theme}; Path=/; SameSite=Lax; Max-Age=31536000`,
  });
}

/** A path of this server; anything that a browser would read as another address leads to the overview. */
function backTo(path: string | null | undefined): string {
  return path && /^\/(?![/\\])[\w\-./?=&#%]*$/.test(path) ? path : '/';
}

function crossSite() {
  return problem(403, 'Refused', 'Forms are taken from pages of this server only.');
}
