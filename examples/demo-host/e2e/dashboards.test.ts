import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser, pageOf } from './browser.ts';
import { copyData, type Demo, startDemo } from './demo-server.ts';

const DASHBOARDS = {
  creator: ['pacing', 'sponsor-revenue', 'makegoods'],
  advertiser: ['audience-fit', 'projected-cpm', 'inventory-calendar'],
  ops: ['pipeline-forecast', 'win-loss', 'etl-health'],
} as const;

describe('a person reads dashboards', () => {
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

  const card = (page: Page, name: string) => page.locator(`podflight-${name}-card`);
  const open = (page: Page, path: string) => page.goto(demo.url + path, { waitUntil: 'networkidle' });

  it.each(Object.entries(DASHBOARDS))(
    'of a %s: every card has its say, by one request',
    async (persona, names) => {
      const { page, complaints, close } = await pageOf(browser, demo.url, 'northwind.member');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await open(page, `/dashboards/${persona}`);
      for (const name of names) {
        await card(page, name).locator('[part=figure], [part=empty]').first().waitFor();
        expect(await card(page, name).locator('[role=alert]').count(), name).toBe(0);
      }
      expect(asked.filter((path) => path === `/api/v1/dashboard/${persona}`)).toHaveLength(1);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('where what draws a card cannot be loaded: the card says so, and trying again loads it', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    const drawing = /\/win-loss-card-[^/]*\.js/;
    await page.route(drawing, (route) => route.abort());
    await page.goto(`${demo.url}/dashboards/ops`);
    const failed = card(page, 'win-loss').locator('[role=alert]');
    await failed.getByText('This could not be loaded').waitFor();
    await card(page, 'etl-health').locator('[part=figure]').waitFor();
    await failed.getByRole('button').click();
    await failed.getByText('This could not be loaded').waitFor();
    await page.unroute(drawing);
    await failed.getByRole('button').click();
    await card(page, 'win-loss').locator('[part=figure]').waitFor();
    await close();
  });

  it('where one card fails and the others go on, and that card tries again', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await page.route('**/api/v1/dashboard/creator', async (route) => {
      const dashboard = await (await route.fetch()).json();
      const error = { code: 'card.failed', message: 'The database did not answer in time.' };
      Object.assign(dashboard.cards.sponsor_revenue, { state: 'error', data: null, error });
      await route.fulfill({ json: dashboard });
    });
    await open(page, '/dashboards/creator');
    await card(page, 'sponsor-revenue').getByText('The database did not answer in time.').waitFor();
    await card(page, 'pacing').locator('canvas').waitFor();
    await card(page, 'makegoods').locator('[part=figure], [part=empty]').first().waitFor();
    await card(page, 'sponsor-revenue').getByRole('button', { name: 'Try again' }).click();
    await card(page, 'sponsor-revenue').locator('[part=figure]').waitFor();
    await close();
  });

  it('narrowed by what the address says, which follows what is chosen and can be sent on', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, '/dashboards/creator');
    const flights = card(page, 'pacing').locator('.flight');
    const before = await flights.count();
    const filters = page.locator('podflight-card-filters');
    const show = (await flights.first().locator('.name').innerText()).split(',')[0] ?? '';
    await filters.getByLabel('Podcast').selectOption({ label: show });
    await expect.poll(() => flights.count()).toBeLessThan(before);
    await expect.poll(() => new URL(page.url()).searchParams.get('podcast_id')).not.toBe(null);
    const names = await flights.locator('.name').allInnerTexts();
    expect(names.every((name) => name.startsWith(show))).toBe(true);
    const sent = page.url();
    await page.getByRole('link', { name: 'Ad operations' }).click();
    expect(new URL(page.url()).searchParams.get('podcast_id')).toBe(
      new URL(sent).searchParams.get('podcast_id'),
    );
    const { page: other, close: closeOther } = await pageOf(browser, demo.url, 'northwind.viewer');
    await other.goto(sent, { waitUntil: 'networkidle' });
    expect(await card(other, 'pacing').locator('.flight .name').allInnerTexts()).toEqual(names);
    await closeOther();
    await close();
  });

  it('of their own publisher and of no other, also after they switched', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, '/dashboards/creator');
    const own = await card(page, 'pacing').locator('.flight .name').allInnerTexts();
    expect(own.length).toBeGreaterThan(3);
    await page.locator('.account summary').click();
    await page.getByLabel('Publisher').selectOption('lantern');
    await page.getByLabel('Role').selectOption('viewer');
    await page.getByRole('button', { name: 'Switch' }).click();
    await page.waitForURL(`${demo.url}/dashboards/creator`);
    await card(page, 'pacing').locator('[part=figure]').waitFor();
    const theirs = await card(page, 'pacing').locator('.flight .name').allInnerTexts();
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.filter((name) => own.includes(name))).toEqual([]);
    await close();
  });

  it('and goes from what is owed to its order, with its number', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, '/dashboards/creator');
    await card(page, 'makegoods').getByRole('button', { name: 'Book makegood' }).first().click();
    await page.waitForURL(/\/orders\?q=.+/);
    const number = new URL(page.url()).searchParams.get('q') ?? '';
    const lines = page.locator('podflight-io-list tbody tr');
    await lines.first().waitFor();
    for (const line of await lines.allInnerTexts()) expect(line).toContain(number);
    await close();
  });

  it('and from a free day of a spot to an order with spot, episode and first day filled in', async () => {
    const { items } = await (await demo.as('northwind.member', '/api/v1/deals?stage=won&limit=1')).json();
    const { page, complaints, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, `/dashboards/advertiser?podcast_id=${items[0].podcast_id}`);
    const calendar = card(page, 'inventory-calendar');
    await calendar.locator('td.no_episode').first().click();
    await page.waitForTimeout(200);
    expect(page.url()).toContain('/dashboards/advertiser');
    const day = calendar.locator('td.free').last();
    const [, , spot = ''] =
      /^(.+?), .+, (.+?): Free/.exec((await day.getAttribute('aria-label')) ?? '') ?? [];
    await day.click();
    await page.waitForURL(/\/orders\/new\?.*spot=/);
    const asked = new URL(page.url()).searchParams;
    const wizard = page.locator('podflight-io-wizard');
    const goOn = async (heading: string) => {
      await wizard.getByRole('button', { name: 'Continue' }).click();
      await wizard.getByRole('heading', { name: heading, exact: true }).waitFor();
    };
    const checked = wizard.getByRole('checkbox', { checked: true });
    await wizard.getByRole('radio', { name: items[0].name }).check();
    await goOn('Ad units');
    await expect.poll(() => checked.count()).toBe(1);
    expect(await wizard.locator('label.choice:has(input:checked)').innerText()).toContain(spot);
    await goOn('Episodes');
    await expect.poll(() => checked.count()).toBe(1);
    await goOn('Flight');
    expect(await wizard.getByLabel('First day').inputValue()).toBe(asked.get('day'));
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(Object.keys(DASHBOARDS))('of a %s on paper: two pages, no card cut in two', async (persona) => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, `/dashboards/${persona}`);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await close();
  });

  it.each(Object.keys(DASHBOARDS))('of a %s on a wall screen without a scroll bar', async (persona) => {
    for (const viewport of [
      { width: 1_920, height: 1_080 },
      { width: 2_560, height: 1_440 },
    ]) {
      const { page, close } = await pageOf(browser, demo.url, 'northwind.member', { viewport });
      await open(page, `/dashboards/${persona}`);
      await page.waitForTimeout(300);
      const cards = page.locator(`podflight-${persona}-cards`);
      const box = await cards.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0), `${viewport.width}`).toBeLessThanOrEqual(viewport.height);
      const wide = page.locator('.calendar').first();
      if (await wide.count())
        expect(await wide.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
      await close();
    }
  });

  it('and takes the numbers along, as a table, as CSV and as a picture', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, '/dashboards/ops');
    const winLoss = card(page, 'win-loss');
    const act = async (name: string) => {
      await winLoss.getByRole('button', { name: /^Options of/ }).click();
      await winLoss.getByRole('menuitem', { name }).click();
    };
    const [csv] = await Promise.all([page.waitForEvent('download'), act('Download CSV')]);
    expect((await readFile(await csv.path(), 'utf8')).split('\n').length).toBeGreaterThan(3);
    const [png] = await Promise.all([page.waitForEvent('download'), act('Download picture')]);
    expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG');
    await act('Show as table');
    await winLoss.locator('.numbers tbody tr').first().waitFor();
    await close();
  });

  it('by keyboard alone: a flight, its days, and a day of the calendar', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, '/dashboards/creator');
    const pacing = card(page, 'pacing');
    await pacing.locator('canvas').waitFor();
    await pacing.locator('.flight').nth(1).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => pacing.locator('.flight').nth(1).getAttribute('aria-pressed')).toBe('true');
    await pacing.locator('canvas').waitFor();
    await pacing.locator('[data-chart]').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => pacing.locator('[aria-live]').innerText()).toMatch(/Expected [\d,]+/);
    await open(page, '/dashboards/advertiser');
    const calendar = card(page, 'inventory-calendar');
    await calendar.locator('td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await calendar.locator('td:focus').getAttribute('aria-label')).toMatch(/: /);
    await close();
  });

  it('in forced colours without an axe violation', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member', { forcedColors: 'active' });
    for (const persona of Object.keys(DASHBOARDS)) {
      await open(page, `/dashboards/${persona}`);
      expect(await axeViolations(page), persona).toEqual([]);
    }
    await close();
  });
});
