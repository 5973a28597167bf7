import type { IoDraft } from './io-draft.ts';

/** Raised whenever a draft's form changes; older ones are left alone. */
const VERSION = 1;
const AGE_MS = 30 * 86_400_000;

type Kept = { saved_at: string; draft: IoDraft };

/**
 * Drafts over a reload, one a tenant and deal. While no tenant is known nothing is kept, so that nobody
 * meets another's; a browser that stores nothing is no reason to stop.
 */
export class KeptDrafts {
  /** When the draft was kept that was put back; empty without one. */
  restored_at = '';
  readonly #tenant: () => string | null;

  constructor(tenant: () => string | null) {
    this.#tenant = tenant;
  }

  /** The draft of the deal, or the one that was worked on last where none is asked for; null unless it `fits`. */
  find(campaign_id: string, fits: (draft: IoDraft) => boolean): IoDraft | null {
    const owner = campaign_id || this.#read('');
    const text = owner ? this.#read(owner) : null;
    if (!text) return null;
    try {
      // Written by keep() of this version, as the key says.
      const kept = JSON.parse(text) as Kept;
      if (Date.now() - Date.parse(kept.saved_at) > AGE_MS) return null;
      if (!fits(kept.draft)) return null;
      this.restored_at = kept.saved_at;
      return kept.draft;
    } catch {
      return null;
    }
  }

  keep(draft: IoDraft): void {
    if (!draft.deal) return;
    const kept: Kept = { saved_at: new Date().toISOString(), draft };
    this.#write(draft.deal.campaign_id, JSON.stringify(kept));
    this.#write('', draft.deal.campaign_id);
  }

  /** Forgets the draft of a deal. */
  drop({ deal }: IoDraft): void {
    this.restored_at = '';
    if (!deal) return;
    if (this.#read('') === deal.campaign_id) this.#write('', null);
    this.#write(deal.campaign_id, null);
  }

  #key(campaign_id: string): string | null {
    const tenant_id = this.#tenant();
    return tenant_id && ['podflight-io-draft', VERSION, tenant_id, campaign_id].join('/');
  }

  #read(campaign_id: string): string | null {
    const key = this.#key(campaign_id);
    try {
      return key && localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  #write(campaign_id: string, value: string | null): void {
    const key = this.#key(campaign_id);
    if (!key) return;
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Private windows and full disks: the draft lives as long as the page.
    }
  }
}
