import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ApiError } from '../api/api-error.ts';
import type { BookableDeal, IoOrder } from '../api/io-contract.ts';
import { FeatureGate } from '../element/feature-gate.ts';
import { Pause } from '../element/pause.ts';
import { PodflightElement } from '../element/podflight-element.ts';
import type { Catalogue } from '../text/english.ts';
import { ioText } from '../text/english-io.ts';
import { ioWizardText } from '../text/english-io-wizard.ts';
import { sharedText } from '../text/english-shared.ts';
import { type ChosenSpot, withDealFor } from './chosen-spot.ts';
import { DealSearch } from './deal-search.ts';
import { KeptDrafts } from './draft-store.ts';
import { firstDraft } from './first-draft.ts';
import { Inventory } from './inventory.ts';
import { currencyOf, emptyDraft, type IoDraft, linesOf, STEPS, type Step } from './io-draft.ts';
import { wizardStyles } from './io-wizard.styles.ts';
import { LaterLoader } from './later-loader.ts';
import { type Problems, stepOfField, stepProblems, type TakenLines, wrongStep } from './line-problems.ts';
import { orderSum } from './order-sum.ts';
import { closedView } from './views/closed-view.ts';
import { stepName } from './views/progress.ts';
import { wizardBody } from './views/wizard-body.ts';
import { flightsOf, lineName, type WizardView } from './wizard-view.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...ioText, ...ioWizardText };
const SAY_MS = 700;
/** Before the steps that can book are there. */
const IDLE = { taken: {}, failure: null, busy: false, order: null, complaint: '' };

/**
 * Writes an insertion order: deal, ad units, episodes or none yet, flight, price, review. Availability,
 * projected delivery and cost stand beside every step; a draft survives a reload; a slot that somebody else
 * took meanwhile costs nothing of what was entered.
 *
 * @summary Books an insertion order, step by step.
 * @tag podflight-io-wizard
 * @fires podflight-io-booked - `{ order }`: the order is booked, or held.
 * @fires podflight-io-slot-taken - `{ lines: [{ line, alternatives }] }`: lines found no slot; nothing was booked.
 * @fires podflight-io-failed - `{ code, message }`: the order was not booked for another reason.
 * @fires podflight-io-opened - `{ insertion_order_id, io_id }`: the reader wants to see the booked order.
 * @csspart card - The box around everything.
 * @csspart progress - The steps.
 * @csspart step - The step at hand.
 * @csspart summary - Cost, availability and projection so far.
 * @csspart booked - What stands there once the order is booked.
 */
export class PodflightIoWizard extends PodflightElement {
  static override styles = wizardStyles;

  /** The deal to start with, by its id; needs the deal pipeline to be on. */
  @property({ reflect: true, attribute: 'campaign-id' }) campaign_id = '';

  /** The deal to start with, for hosts that have it at hand. */
  @property({ attribute: false }) deal: BookableDeal | null = null;

  /** A spot that was chosen elsewhere, to start with: the detail of `podflight-slot-chosen`; JSON as an attribute. */
  @property({ type: Object }) spot: ChosenSpot | null = null;

  @state() private draft: IoDraft = emptyDraft();
  @state() private problems: Problems = {};
  @state() private announcement = '';

  readonly #gate = new FeatureGate(this, ['ENABLE_IO_BOOKINGS']);
  readonly #search = new DealSearch(this);
  readonly #inventory = new Inventory(this);
  readonly #drafts = new KeptDrafts(() => this.#gate.features?.tenant_id ?? null);
  readonly #later = new LaterLoader(this, {
    booked: (order) => this.#onBooked(order),
    taken: (taken) => this.#onTaken(taken),
    failed: (error, problems) => this.#onFailed(error, problems),
  });
  #begun = false;
  readonly #saying = new Pause(this, SAY_MS);
  #focus = false;

  protected override get catalogue(): Catalogue {
    return { ...CATALOGUE, ...this.#later.part?.ioStepsText };
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#gate.state !== 'on' || !this.#mayBook) return;
    if (!this.#begun || ['campaign_id', 'deal', 'spot'].some((name) => changed.has(name))) {
      this.#begun = true;
      const parts = { drafts: this.#drafts, search: this.#search, change: this.#change };
      this.draft = firstDraft(this, this.draft, parts);
    }
    const { deal, step } = this.draft;
    if (step === 'deal') this.#search.begin();
    if (!deal) return;
    void this.#later.begin();
    this.#inventory.useShow(deal.campaign_id, deal.podcast_id);
    const { units } = this.#inventory;
    this.#inventory.useFlights(flightsOf(this.draft, linesOf(this.draft, units ?? []), units ?? []));
  }

  override updated(): void {
    if (!this.#focus) return;
    this.#focus = false;
    const first = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    (first('[aria-invalid]') ?? first('.notice[data-focus]') ?? first('[data-focus]'))?.focus();
  }

  get #mayBook(): boolean {
    return this.#gate.features?.role !== 'viewer';
  }

  /** A change makes it another order, so that a repeat of the last try cannot be mistaken for it. */
  readonly #change = (change: (draft: IoDraft) => IoDraft): void => {
    const draft = change(this.draft);
    this.draft = { ...draft, idempotency_key: crypto.randomUUID() };
    this.#later.booking?.settle(linesOf(draft, this.#inventory.units ?? []));
    if (Object.keys(this.problems).length > 0) this.problems = this.#stepProblems(draft.step);
    this.#drafts.keep(this.draft);
    this.#saying.before(() => this.#saySum());
  };

  #saySum(): void {
    const { sum, currency } = this.#view();
    const cost = this.formats.money(sum.cost_cents, currency);
    const words = sum.full > 0 ? 'wizard_said_full' : 'wizard_said_sum';
    this.announcement = this.text(words, { count: sum.lines, cost, full: sum.full });
  }

  #stepProblems(step: Step): Problems {
    return stepProblems(step, this.draft, linesOf(this.draft, this.#inventory.units ?? []), this.text);
  }

  readonly #go = (step: Step): void => {
    this.draft = { ...this.draft, step };
    this.#drafts.keep(this.draft);
    this.#focus = true;
    const at = STEPS.indexOf(step) + 1;
    const name = stepName(step, this.text);
    this.announcement = this.text('wizard_said_step', { at, of: STEPS.length, name });
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { step } = this.draft;
    // A draft that was put back has no rates before its ad units are there.
    if (step !== 'deal' && !this.#inventory.units) return;
    this.problems = this.#stepProblems(step);
    if (Object.keys(this.problems).length > 0) {
      this.announcement = Object.values(this.problems)[0] ?? '';
      this.#focus = true;
    } else if (step === 'review') void this.#book();
    else this.#go(STEPS[STEPS.indexOf(step) + 1] ?? 'review');
  };

  /** Every step is looked at again: a draft may be old. */
  async #book(): Promise<void> {
    const { lines, currency } = this.#view();
    const wrong = wrongStep(this.draft, lines, this.text);
    if (wrong) {
      this.problems = this.#stepProblems(wrong);
      return this.#go(wrong);
    }
    await this.#later.booking?.book(this.draft, lines, currency);
  }

  #onBooked(order: IoOrder): void {
    this.#drafts.drop(this.draft);
    this.#focus = true;
    this.announcement = this.text('wizard_booked_title', { number: order.io_number });
    this.emit('podflight-io-booked', { order });
  }

  #onTaken(taken: TakenLines): void {
    const { lines } = this.#view();
    this.#focus = true;
    void this.#inventory.refresh();
    this.emit('podflight-io-slot-taken', {
      lines: lines.flatMap(({ key }, line) => (taken[key] ? [{ line, alternatives: taken[key] }] : [])),
    });
  }

  #onFailed(error: ApiError, problems: Problems): void {
    this.problems = problems;
    const { lines } = this.#view();
    const field = Object.keys(problems)[0];
    const line = lines.find(({ key }) => field?.startsWith(`${key}:`));
    if (field) this.announcement = `${line ? `${lineName(line, this.#view())}: ` : ''}${problems[field]}`;
    if (field && !line && stepOfField(field) !== 'price') this.#go(stepOfField(field));
    this.#focus = true;
    this.emit('podflight-io-failed', { code: error.code, message: error.message });
  }

  readonly #restart = (): void => {
    this.#drafts.drop(this.draft);
    this.#later.booking?.clear();
    const empty = emptyDraft();
    this.draft = this.deal ? withDealFor(empty, this.deal, this.spot) : empty;
    this.problems = {};
    this.#focus = true;
  };

  #view(): WizardView {
    const { draft, problems, text, formats } = this;
    const inventory = this.#inventory;
    const units = inventory.units ?? [];
    const lines = linesOf(draft, units);
    const wrong = wrongStep(draft, lines, text);
    const { taken, failure, busy, order, complaint } = this.#later.booking ?? IDLE;
    return {
      ...{ draft, lines, units, problems, taken, failure, busy, order, complaint, text, formats, inventory },
      search: this.#search,
      spot: this.spot,
      promo: this.#later.promo,
      currency: currencyOf(draft, units),
      sum: orderSum(lines, inventory, taken),
      change: this.#change,
      go: this.#go,
      refresh: () => this.requestUpdate(),
      reload: () => void inventory.refresh(),
      download: (booked) => void this.#later.booking?.download(booked),
      open: ({ insertion_order_id, lines: [first] }) =>
        this.emit('podflight-io-opened', { insertion_order_id, io_id: first?.io_id ?? null }),
      restart: this.#restart,
      anySpot: () => {
        this.spot = null;
      },
      submit: this.#onSubmit,
      reachable: (step) => STEPS.indexOf(step) <= STEPS.indexOf(wrong ?? 'review'),
      restored_at: this.#drafts.restored_at,
    };
  }

  override render(): TemplateResult {
    return html`<section class="card" part="card" aria-labelledby="title">
      <div class="body">
        <div class="head"><h2 id="title">${this.text('wizard_title')}</h2></div>
        ${this.#content()}
      </div>
      <p class="only-read" role="status" aria-live="polite" data-announcement>${this.announcement}</p>
    </section>`;
  }

  #content(): TemplateResult {
    const closed = closedView(this.#gate, this.#mayBook, this.text);
    if (closed) return closed;
    const { part, failed, retry } = this.#later;
    return wizardBody(this.#view(), part, failed && retry);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'podflight-io-wizard': PodflightIoWizard;
  }
}
