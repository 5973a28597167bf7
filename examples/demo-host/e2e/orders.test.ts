import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, pageOf } from './browser.ts';
import { copyData, type Demo, startDemo } from './demo-server.ts';

const MEMBER = 'northwind.member';
type Deal = { campaign_id: string; name: string; podcast_id: string };
type Place = {
  ad_unit_id: string;
  ad_unit_name: string;
  episode_id: string;
  episode_title: string;
  capacity: number;
  free: number;
};

describe('a person books insertion orders', () => {
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

  const get = async (path: string, who = MEMBER) => (await demo.as(who, `/api/v1${path}`)).json();
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

  /** A won deal, and a spot of one slot that is free in two episodes of its show from tomorrow on. */
  async function bookable(used = 0): Promise<{ deal: Deal; spot: Place }> {
    const { items } = await get('/deals?stage=won&limit=100');
    for (const deal of items as Deal[]) {
      const query = new URLSearchParams({
        podcast_id: deal.podcast_id,
        from: day(1),
        to: day(30),
        limit: '100',
      });
      const places: Place[] = (await get(`/io/availability?${query}`)).items;
      const free = places.filter(({ capacity, free: left }) => capacity === 1 && left === 1);
      const spot = free[used];
      if (spot && items.filter((one: Deal) => one.name === deal.name).length === 1) return { deal, spot };
    }
    throw new Error('The demo has no free spot for a won deal.');
  }

  const take = async ({ deal, spot }: { deal: Deal; spot: Place }) => {
    const line = {
      ad_unit_id: spot.ad_unit_id,
      episode_id: spot.episode_id,
      flight_start: day(1),
      flight_end: day(30),
    };
    const body = {
      campaign_id: deal.campaign_id,
      currency: 'EUR',
      lines: [line],
      terms: { competitive_separation: 'off' },
    };
    const response = await demo.as(MEMBER, '/api/v1/io', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status, await response.clone().text()).toBe(200);
    return response.json();
  };

  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
  const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

  /** From the deal to the review, for one spot. */
  async function toReview(page: Page, { deal, spot }: { deal: Deal; spot: Place }) {
    await page.goto(`${demo.url}/orders/new?deal=${deal.campaign_id}`);
    await page.locator('.summary').getByText(deal.name).waitFor();
    await next(page);
    await heading(page, 'Ad units');
    await page.getByRole('checkbox', { name: spot.ad_unit_name }).check();
    await next(page);
    await heading(page, 'Episodes');
    await page.getByRole('checkbox', { name: spot.episode_title }).check();
    await next(page);
    await heading(page, 'Flight');
    await next(page);
    await heading(page, 'Price');
    await page.getByLabel('Impressions').fill('4000');
    await next(page);
    await heading(page, 'Review');
  }

  it('by mouse for a won deal, downloads the PDF, and finds the line in the list', async () => {
    const chosen = await bookable();
    const { page, complaints, close } = await pageOf(browser, demo.url, MEMBER);
    await toReview(page, chosen);
    await page.getByRole('button', { name: /^Book 1 line for €/ }).click();
    const number = (await page.getByRole('heading', { name: / is booked$/ }).innerText()).replace(
      ' is booked',
      '',
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download PDF' }).click(),
    ]);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('button', { name: 'Open the order' }).click();
    await page.waitForURL(`${demo.url}/orders`);
    await page.getByRole('searchbox').fill(number);
    await expect.poll(() => page.locator('podflight-io-list tbody tr').count()).toBe(1);
    expect(await page.locator('podflight-io-list tbody tr').innerText()).toContain('4,000');
    expect(complaints).toEqual([]);
    await close();
  });

  it('by keyboard alone', async () => {
    const { deal } = await bookable();
    const { page, close } = await pageOf(browser, demo.url, MEMBER);
    await page.goto(`${demo.url}/orders/new?deal=${deal.campaign_id}`);
    await page.locator('.summary').getByText(deal.name).waitFor();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.getByRole('radio', { checked: true }).focus();
    await press('Enter');
    await heading(page, 'Ad units');
    await page.getByRole('checkbox').first().waitFor();
    await press('Tab', 'Space', 'Enter');
    await heading(page, 'Episodes');
    await page.getByRole('checkbox').first().waitFor();
    await press('Tab', 'Space', 'Enter');
    await heading(page, 'Flight');
    await page.getByLabel('First day').waitFor();
    await press('Tab', 'Enter');
    await heading(page, 'Price');
    await page.getByLabel('Impressions').waitFor();
    await press('Tab');
    await page.keyboard.type('2500');
    await press('Enter');
    await heading(page, 'Review');
    await press('Tab', 'Tab', 'Enter');
    await page.getByRole('heading', { name: / is booked$/ }).waitFor();
    await close();
  });

  it('and is offered what is free when another session took the slot meanwhile, with nothing lost', async () => {
    const chosen = await bookable();
    const { page, close } = await pageOf(browser, demo.url, MEMBER);
    await toReview(page, chosen);
    await take(chosen);
    await page.getByRole('button', { name: /^Book 1 line/ }).click();
    await page.getByText('Somebody else has just taken a slot').waitFor();
    const other = page.locator('.alternatives button').first();
    await other.click();
    await page.reload();
    await heading(page, 'Review');
    expect(await page.locator('.review-lines').innerText()).toContain('4,000');
    await page.getByRole('button', { name: /^Book 1 line/ }).click();
    await page.getByRole('heading', { name: / is booked$/ }).waitFor();
    await close();
  });

  it('cancels a line and is told before what stays payable', async () => {
    const chosen = await bookable();
    const { page: wizard, close: closeWizard } = await pageOf(browser, demo.url, MEMBER);
    await toReview(wizard, chosen);
    await wizard.getByRole('button', { name: /^Book 1 line/ }).click();
    const title = await wizard.getByRole('heading', { name: / is booked$/ }).innerText();
    await closeWizard();
    const { page, close } = await pageOf(browser, demo.url, MEMBER);
    await page.goto(`${demo.url}/orders`);
    await page.getByRole('searchbox').fill(title.replace(' is booked', ''));
    await expect.poll(() => page.locator('podflight-io-list tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Cancel line' }).click();
    const figure = await page.locator('dialog .figure').innerText();
    expect(await page.locator('dialog').innerText()).toMatch(/of 30 days are owed/);
    await page.getByRole('button', { name: `Cancel line, ${figure} stays payable` }).click();
    const row = page.locator('podflight-io-list tbody tr');
    await row.getByText('Cancelled').waitFor();
    expect(await row.innerText()).toContain(figure);
    await page.locator('#recent-events').getByText(/io\./).first().waitFor();
    await close();
  });

  it('gives a line a link that leads listeners on', async () => {
    const { deal, spot } = await bookable(1);
    const vanity = { slug: 'from-the-e2e', target_url: 'https://shop.example/podcast?code={promo_code}' };
    const line = { ...{ ad_unit_id: spot.ad_unit_id, episode_id: null }, promo_code: 'TANDEM47', vanity };
    const days = { flight_start: day(1), flight_end: day(30) };
    const body = { campaign_id: deal.campaign_id, currency: 'EUR', lines: [{ ...line, ...days }] };
    const order = await (
      await demo.as(MEMBER, '/api/v1/io', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    ).json();
    const address: string = order.lines[0].vanity_url;
    expect(new URL(address).pathname).toBe('/v/from-the-e2e');
    const visit = await fetch(`${demo.url}/v/from-the-e2e`, { redirect: 'manual' });
    expect(visit.status).toBe(302);
    const target = new URL(visit.headers.get('location') ?? '');
    expect([target.host, target.searchParams.get('code')]).toEqual(['shop.example', 'TANDEM47']);
    expect((await fetch(`${demo.url}/v/nobody-has-this`)).status).toBe(404);
  });

  it('sees pacing of flights that run, and nothing of another tenant', async () => {
    const { items } = await get('/io?status=active&limit=100');
    const pacing = (await get(`/io/pacing?io_ids=${items.map((io: { io_id: string }) => io.io_id).join()}`))
      .items;
    expect(
      pacing.filter((one: { delivered_impressions: number }) => one.delivered_impressions > 0).length,
    ).toBeGreaterThan(0);
    const theirs = await get('/io?limit=100', 'lantern.member');
    expect(theirs.items.length).toBeGreaterThan(3);
    const ids = new Set(theirs.items.map((io: { io_id: string }) => io.io_id));
    expect((await get('/io?limit=100')).items.filter((io: { io_id: string }) => ids.has(io.io_id))).toEqual(
      [],
    );
    const [foreign] = theirs.items;
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/pdf'],
      ['POST', '/cancel'],
    ] as const) {
      const response = await demo.as(MEMBER, `/api/v1/io/${foreign.io_id}${path}`, {
        method,
        ...(method === 'POST' && { body: '{}', headers: { 'content-type': 'application/json' } }),
      });
      expect(response.status, path).toBe(404);
    }
  });
});
