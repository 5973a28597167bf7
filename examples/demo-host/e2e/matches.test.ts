import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser, pageOf } from './browser.ts';
import { copyData, type Demo, startDemo } from './demo-server.ts';

describe('a person looks for matches', () => {
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

  const rows = (page: Page) => page.locator('podflight-match-table tbody tr.row');
  const choose = async (page: Page, label: string, name: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).fill(name);
    await page.getByRole('option', { name }).waitFor();
    await page.keyboard.press('Enter');
  };
  const open = (page: Page, path: string) => page.goto(demo.url + path, { waitUntil: 'networkidle' });

  it('of an advertiser: chooses it, opens the best show, and can send the address to somebody', async () => {
    const { page, complaints, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, '/matches');
    await choose(page, 'Advertiser', 'Stowaway Luggage');
    const best = rows(page).first();
    await best.waitFor();
    const [name] = (await best.innerText()).split(/\s*\n|\t/);
    await best.getByRole('button').click();
    const detail = page.locator('podflight-match-table .detail');
    await detail.waitFor();
    expect(await detail.innerText()).toMatch(
      /of the known audience is in the wanted markets: [\d.]+% United Kingdom/,
    );
    expect(await detail.innerText()).toMatch(/Score\s+\d/);
    expect(await axeViolations(page)).toEqual([]);
    const address = new URL(page.url());
    expect([...address.searchParams.keys()]).toEqual(['advertiser', 'match']);
    await open(page, address.pathname + address.search);
    await detail.waitFor();
    expect(await page.locator('podflight-match-table tr.open').innerText()).toContain(name);
    expect(complaints).toEqual([]);
    await close();
  });

  it('of a show: narrows the advertisers, recalculates them, and saves them', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    await open(page, '/matches');
    await page.getByRole('button', { name: 'Advertisers for a show' }).click();
    await choose(page, 'Show', 'Field Kitchen');
    await rows(page).first().waitFor();
    const all = await rows(page).count();
    await page.getByRole('searchbox').fill('tea');
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(all).toBeGreaterThan(5);
    expect(await rows(page).first().innerText()).not.toMatch(/your (markets|limits|topics)/);
    await page.getByRole('button', { name: 'Recalculate' }).click();
    await page.getByText(`All ${all} pairs are up to date`).first().waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    expect((await saved).suggestedFilename()).toBe('podflight-matches.csv');
    await close();
  });

  it('of another publisher’s advertiser in vain, and as a viewer without recalculating', async () => {
    const { items } = await (await demo.as('lantern.member', '/api/v1/choices/sponsors')).json();
    const { page, close } = await pageOf(browser, demo.url, 'northwind.viewer');
    await open(page, `/matches?advertiser=${items[0].id}`);
    await page.locator('podflight-match-table [role=alert]').waitFor();
    expect(await rows(page).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Recalculate' }).count()).toBe(0);
    await close();
  });
});
