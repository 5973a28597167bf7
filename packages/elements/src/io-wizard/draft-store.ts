import type { IoDraft } from './io-draft.ts';

/** Raised whenever a draft's form changes; older ones are left alone. */
const VERSION = 1;
const AGE_MS = 30 * 86_400_000;

/** Whose draft: one a tenant and deal. Without a tenant nothing is kept, so that nobody meets another's. */
export type DraftOwner = { tenant_id: string; campaign_id: string };

type Kept = { saved_at: string; draft: IoDraft };

/** Keeps a draft over a reload; a browser that stores nothing is no reason to stop. */
export function keepDraft({ tenant_id, campaign_id }: DraftOwner, draft: IoDraft): void {
  const kept: Kept = { saved_at: new Date().toISOString(), draft };
  write(keyOf(tenant_id, campaign_id), JSON.stringify(kept));
  write(keyOf(tenant_id, ''), campaign_id);
}

/** The draft of the deal, or the one that was worked on last; null without one. */
export function keptDraft(tenant_id: string, campaign_id: string | null): Kept | null {
  const owner = campaign_id ?? read(keyOf(tenant_id, ''));
  const text = owner ? read(keyOf(tenant_id, owner)) : null;
  if (!text) return null;
  try {
    // Written by keepDraft of this version, as the key says.
    const kept = JSON.parse(text) as Kept;
    return Date.now() - Date.parse(kept.saved_at) < AGE_MS ? kept : null;
  } catch {
    return null;
  }
}

/** Forgets the draft of a deal. */
export function dropDraft({ tenant_id, campaign_id }: DraftOwner): void {
  try {
    localStorage.removeItem(keyOf(tenant_id, campaign_id));
    if (read(keyOf(tenant_id, '')) === campaign_id) localStorage.removeItem(keyOf(tenant_id, ''));
  } catch {
    // Nothing was kept there.
  }
}

function keyOf(tenant_id: string, campaign_id: string): string {
  return ['podflight-io-draft', VERSION, tenant_id, campaign_id].join('/');
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows and full disks: the draft lives as long as the page.
  }
}
