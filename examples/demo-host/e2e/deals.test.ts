import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser, pageOf } from './browser.ts';
import { copyData, type Demo, startDemo } from './demo-server.ts';

type Deal = {
  campaign_id: string;
  name: string;
  stage: string;
  revision: number;
  loss_reason: string | null;
};

describe('a person moves deals', () => {
  let browser: Browser;
  let demo: Demo;
  const data = copyData(inject('freshData'));

  beforeAll(async () => {
    [browser, demo] = await Promise.all([openBrowser(), startDemo({ DATA_DIR: data.folder })]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    data.remove();
  });

  const dealsIn = async (stage: string, who = 'northwind.member'): Promise<Deal[]> =>
    (await (await demo.as(who, `/api/v1/deals?stage=${stage}&limit=100`)).json()).items;
  /** A deal of this stage whose name no other one has. */
  const oneOf = async (stage: string): Promise<Deal> => {
    const stages = ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'];
    const all = (await Promise.all(stages.map((each) => dealsIn(each)))).flat();
    const alone = all.filter(({ name }) => all.filter((other) => other.name === name).length === 1);
    const found = alone.find((deal) => deal.stage === stage);
    if (!found) throw new Error(`The demo has no ${stage} of its own name.`);
    return found;
  };
  const stageOf = async ({ campaign_id }: Deal): Promise<string> =>
    (await (await demo.as('northwind.member', `/api/v1/deals/${campaign_id}`)).json()).stage;
  const open = async (who: string, width = 1_440) => {
    const opened = await pageOf(browser, demo.url, who, { viewport: { width, height: 900 } });
    await opened.page.goto(`${demo.url}/deals`);
    const ready = who.endsWith('viewer') ? '.deal' : '.deal .more';
    await column(opened.page, 'lead').locator(ready).first().waitFor();
    return opened;
  };

  it('by dragging, and the platform’s own event log tells it', async () => {
    const deal = await oneOf('lead');
    const { page, complaints, close } = await open('northwind.member');
    const card = cardOf(page, deal);
    await card.scrollIntoViewIfNeeded();
    await card.hover();
    await page.mouse.down();
    await column(page, 'qualified').hover({ position: { x: 60, y: 300 } });
    await page.mouse.up();
    await column(page, 'qualified').locator('.deal', { hasText: deal.name }).waitFor();
    await expect.poll(() => stageOf(deal)).toBe('qualified');
    await page.locator('#recent-events').getByText('From lead to qualified, by member@northwind').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('with a finger that rests first; one that moves on scrolls', async () => {
    const options = { viewport: { width: 1_440, height: 900 }, hasTouch: true };
    const { page, complaints, close } = await pageOf(browser, demo.url, 'northwind.member', options);
    await page.goto(`${demo.url}/deals`);
    const card = column(page, 'lead').locator('.deal').nth(1);
    const name = await card.locator('.name').innerText();
    await card.locator('.more').waitFor();
    const touch = await finger(page);
    const from = await middle(card);
    const list = column(page, 'lead').locator('.deals');

    await touch('touchStart', from);
    for (let step = 1; step <= 8; step++) await touch('touchMove', { x: from.x, y: from.y - step * 20 });
    // A finger that stops before it lifts leaves no momentum behind.
    await page.waitForTimeout(300);
    await touch('touchMove', { x: from.x, y: from.y - 160 });
    await touch('touchEnd');
    await expect.poll(() => list.evaluate((each) => each.scrollTop)).toBeGreaterThan(50);
    expect(await page.locator('podflight-deal-board .carried').count()).toBe(0);
    await list.evaluate((each) => each.scrollTo(0, 0));

    const at = await middle(card);
    const to = await middle(column(page, 'qualified').locator('header'));
    await touch('touchStart', at);
    await page.locator('podflight-deal-board .carried').waitFor();
    for (let step = 1; step <= 6; step++) {
      await touch('touchMove', {
        x: at.x + ((to.x - at.x) * step) / 6,
        y: at.y + ((to.y - at.y) * step) / 6,
      });
    }
    await touch('touchEnd');
    await column(page, 'qualified').locator('.deal', { hasText: name }).first().waitFor();
    expect(await list.evaluate((each) => each.scrollTop)).toBe(0);
    expect(await page.locator('podflight-deal-board dialog').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('with the keyboard alone', async () => {
    const { page, complaints, close } = await open('northwind.member');
    const first = column(page, 'lead').locator('.deal .name').first();
    const name = await first.innerText();
    for (let presses = 0; presses < 40 && !(await first.evaluate(isFocused)); presses++) {
      await page.keyboard.press('Tab');
    }
    expect(await first.evaluate(isFocused)).toBe(true);
    const said = page.locator('podflight-deal-board [aria-live]');
    await page.keyboard.press('Space');
    expect(await said.innerText()).toContain(`${name} is picked up from Lead`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect.poll(() => said.innerText()).toBe(`${name} is now in Qualified.`);
    const moved = column(page, 'qualified').locator('.deal .name').first();
    expect(await moved.innerText()).toBe(name);
    expect(await moved.evaluate(isFocused)).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  it('to lost by the menu, with a reason that the history keeps, and open again', async () => {
    const deal = await oneOf('proposal');
    const { page, complaints, close } = await open('northwind.member');
    await choose(page, deal, 'Lost');
    const question = page.getByRole('dialog', { name: 'Mark as lost' });
    await question.getByText('Weighted pipeline').waitFor();
    await question.getByLabel('Why was it lost?').selectOption('competitor');
    await question.getByLabel('Note').fill('Went with a network of two shows');
    await question.getByRole('button', { name: 'Mark as lost' }).click();
    const lost = column(page, 'lost').locator('.deal', { hasText: deal.name });
    await lost.getByText('Went to a competitor').waitFor();
    await lost.locator('.name').click();
    const details = page.getByRole('dialog', { name: deal.name });
    await details.getByText('Went to a competitor: Went with a network of two shows').first().waitFor();
    await details.getByText('by member@northwind').waitFor();
    await details.getByRole('button', { name: 'Close' }).click();
    await choose(page, deal, 'Proposal');
    await expect.poll(() => stageOf(deal)).toBe('proposal');
    expect(complaints).toEqual([]);
    await close();
  });

  it('and is told when somebody in another browser was quicker', async () => {
    const deal = await oneOf('qualified');
    const { page: mine, close: closeMine } = await open('northwind.member');
    const { page: theirs, close: closeTheirs } = await open('northwind.admin');
    await choose(theirs, deal, 'Lead');
    const question = theirs.getByRole('dialog', { name: 'Move back to Lead' });
    await question.getByLabel('Why does it go back?').fill('Their budget holder left');
    await question.getByRole('button', { name: 'Move back to Lead' }).click();
    await expect.poll(() => stageOf(deal)).toBe('lead');

    await choose(mine, deal, 'Lost');
    await mine.getByLabel('Why was it lost?').selectOption('no_response');
    await mine.getByRole('button', { name: 'Mark as lost' }).click();
    const alert = mine.locator('podflight-deal-board').getByRole('alert');
    await alert.getByText(`admin@northwind moved ${deal.name} to Lead`).waitFor();
    await column(mine, 'lead').locator('.deal', { hasText: deal.name }).waitFor();
    expect(await stageOf(deal)).toBe('lead');
    await Promise.all([closeMine(), closeTheirs()]);
  });

  it('of their own publisher only', async () => {
    const deal = await oneOf('lead');
    const { page, close } = await open('lantern.admin');
    expect(await page.locator('podflight-deal-board').innerText()).not.toContain(deal.name);
    const path = `/api/v1/deals/${deal.campaign_id}`;
    expect((await demo.as('lantern.admin', path)).status).toBe(404);
    const move = {
      method: 'PATCH',
      body: '{"stage":"qualified"}',
      headers: { 'content-type': 'application/json' },
    };
    expect((await demo.as('lantern.admin', `${path}/stage`, move)).status).toBe(404);
    expect(await stageOf(deal)).toBe('lead');
    await close();
  });

  it('only if their role may', async () => {
    const { page, close } = await open('northwind.viewer');
    await page.getByText('You can look at deals, but not move them.').waitFor();
    expect(await page.locator('podflight-deal-board .more').count()).toBe(0);
    await close();
  });

  it.each([
    { colorScheme: 'light', width: 1_440 },
    { colorScheme: 'dark', width: 1_440 },
    { colorScheme: 'light', width: 320 },
  ] as const)(
    'over dialogs and details that axe finds nothing against ($colorScheme, $width px)',
    async ({ colorScheme, width }) => {
      const { page, close } = await open('northwind.member', width);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const name = column(page, 'lead').locator('.deal .name').first();
      await name.click();
      await page.getByRole('heading', { name: 'History' }).waitFor();
      await page.getByText('It has not been moved yet.').or(page.locator('.history')).first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await column(page, 'lead').locator('.deal .more').first().click();
      await page.getByRole('menuitem', { name: 'Lost' }).click();
      await page.getByRole('dialog', { name: 'Mark as lost' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await close();
    },
  );
});

/** Touches of one finger, as a screen sends them. */
async function finger(page: Page) {
  const session = await page.context().newCDPSession(page);
  return async (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
    await page.waitForTimeout(20);
  };
}

async function middle(part: Locator): Promise<{ x: number; y: number }> {
  const box = await part.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

const column = (page: Page, stage: string): Locator =>
  page.locator(`podflight-deal-board .column[data-stage=${stage}]`);

const cardOf = (page: Page, { campaign_id }: Deal): Locator =>
  page.locator(`podflight-deal-board .columns [data-deal="${campaign_id}"]`);

/** Picks a stage in the menu of a deal's card. */
async function choose(page: Page, deal: Deal, stage: string): Promise<void> {
  await cardOf(page, deal).locator('.more').click();
  await page.getByRole('menuitem', { name: stage }).click();
}

function isFocused(element: Element): boolean {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === element;
}
