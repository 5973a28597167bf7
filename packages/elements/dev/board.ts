import { fixture, html } from '@open-wc/testing';
import type { DealStage } from '../src/api/deal-contract.ts';
import { PodflightDealBoard } from '../src/deal-board/deal-board.ts';
import { type Scenario, scenario, until } from './scenario.ts';

export type GivenBoard = { api: Scenario; board: PodflightDealBoard };

/** A board over these deals of the stand-in API. */
export async function givenBoard(
  deals: unknown[],
  change: Record<string, unknown> = {},
  width = 1_360,
): Promise<GivenBoard> {
  const api = await scenario({ deals, ...change });
  const frame = document.createElement('div');
  frame.style.width = `${width}px`;
  const board = await fixture<PodflightDealBoard>(
    html`<podflight-deal-board base-url=${api.base}></podflight-deal-board>`,
    { parentNode: frame },
  );
  await until(() => !board.shadowRoot?.querySelector('.skeleton') && canBeActedOn(board));
  return { api, board };
}

/** What a board is acted on with loads beside its deals, and brings sheets of its own. */
function canBeActedOn(board: PodflightDealBoard): boolean {
  const sheets = board.shadowRoot?.adoptedStyleSheets ?? [];
  return sheets.length > PodflightDealBoard.elementStyles.length;
}

/** Anything in the board. */
export function part(board: Element, selector: string): HTMLElement {
  const found = board.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The board has no ${selector}.`);
  return found;
}

export const column = (board: Element, stage: DealStage): HTMLElement =>
  part(board, `.column[data-stage=${stage}]`);

/** The names of the deals in a column, from above. */
export function namesIn(board: Element, stage: DealStage): string[] {
  return [...column(board, stage).querySelectorAll<HTMLElement>('.name')].map((name) => name.innerText);
}

/** The card of the deal with this name. */
export function cardOf(board: Element, name: string): HTMLElement {
  const names = [...(board.shadowRoot?.querySelectorAll<HTMLElement>('.columns .name') ?? [])];
  const card = names.find((each) => each.innerText === name)?.closest<HTMLElement>('.deal');
  if (!card) throw new Error(`There is no card of ${name}.`);
  return card;
}

export function nameButton(board: Element, name: string): HTMLButtonElement {
  const button = cardOf(board, name).querySelector<HTMLButtonElement>('.name');
  if (!button) throw new Error(`The card of ${name} has no name.`);
  return button;
}

/** What a screen reader was told last. */
export const said = (board: Element): string => part(board, '[aria-live]').textContent ?? '';

/** Opens the menu of the deal with this name. */
export async function openMenu(board: Element, name: string): Promise<void> {
  cardOf(board, name).querySelector<HTMLElement>('.more')?.click();
  await until(() => board.shadowRoot?.querySelector('.menu:popover-open'));
}
