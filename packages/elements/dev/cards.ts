import { fixture, type html } from '@open-wc/testing';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import type { CardName, Cards } from '../src/api/card-contract.ts';
import { cards } from './fake-cards.mjs';
import { type Scenario, scenario, until } from './scenario.ts';

/** The nine cards: their tags by name. */
export const CARD_TAGS = {
  pacing: 'podflight-pacing-card',
  sponsor_revenue: 'podflight-sponsor-revenue-card',
  makegoods_pending: 'podflight-makegoods-card',
  audience_fit: 'podflight-audience-fit-card',
  projected_cpm: 'podflight-projected-cpm-card',
  inventory_calendar: 'podflight-inventory-calendar-card',
  pipeline_forecast: 'podflight-pipeline-forecast-card',
  win_loss: 'podflight-win-loss-card',
  etl_health: 'podflight-etl-health-card',
} as const satisfies Record<CardName, string>;
export const CARD_NAMES = Object.keys(CARD_TAGS) as CardName[]; // the keys of the object above

/** A card as the stand-in has it. */
export function aCard<Name extends CardName>(name: Name, own: Record<string, unknown> = {}): Cards[Name] {
  const all: Cards = cards();
  return { ...all[name], ...own };
}

/** A card's element over a stand-in API. */
export async function givenCard<Name extends CardName>(
  name: Name,
  change: Record<string, unknown> = {},
  width = 900,
): Promise<{ api: Scenario; element: HTMLElementTagNameMap[(typeof CARD_TAGS)[Name]] }> {
  const api = await scenario(change);
  const element = await inFrame<HTMLElementTagNameMap[(typeof CARD_TAGS)[Name]]>(
    staticHtml`<${unsafeStatic(CARD_TAGS[name])} base-url=${api.base}></${unsafeStatic(CARD_TAGS[name])}>`,
    width,
  );
  await until(
    () => element.shadowRoot?.querySelector('.card') && !element.shadowRoot.querySelector('.skeleton'),
  );
  return { api, element };
}

/** A card's element that is given its card by property; no server is there. */
export async function fedCard<Name extends CardName>(
  name: Name,
  card: Cards[Name],
  width = 900,
): Promise<HTMLElementTagNameMap[(typeof CARD_TAGS)[Name]]> {
  return inFrame(
    staticHtml`<${unsafeStatic(CARD_TAGS[name])} .data=${card}></${unsafeStatic(CARD_TAGS[name])}>`,
    width,
  );
}

/** Anything, in a box of this width. */
export async function inFrame<T extends Element>(template: ReturnType<typeof html>, width = 900): Promise<T> {
  const frame = document.createElement('div');
  frame.style.width = `${width}px`;
  return fixture<T>(template, { parentNode: frame });
}

export const chartOf = (element: Element): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>('[data-chart]') ?? null;

export const drawn = (element: Element): Promise<HTMLCanvasElement> =>
  until(() => chartOf(element)?.querySelector('canvas'));

/** What the live region says of the cursor. */
export const spoken = (element: Element): string =>
  element.shadowRoot?.querySelector('[aria-live]')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Presses an item of the card's menu. */
export async function menuItem(element: Element, label: string): Promise<void> {
  const root = element.shadowRoot;
  root?.querySelector<HTMLElement>('[popovertarget=menu]')?.click();
  const items = [...(root?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const item = items.find((each) => each.textContent?.trim() === label);
  if (!item) throw new Error(`The menu has no ${label}.`);
  item.click();
}
