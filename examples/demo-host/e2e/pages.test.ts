import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { openBrowser, pageOf } from './browser.ts';
import { copyData, type Demo, startDemo } from './demo-server.ts';

describe('the platform’s pages', () => {
  let browser: Browser;
  let demo: Demo;
  let paths: string[];
  const data = copyData(inject('freshData'));

  beforeAll(async () => {
    [browser, demo] = await Promise.all([openBrowser(), startDemo({ DATA_DIR: data.folder })]);
    const shows = await (await demo.as('northwind.member', '/host/podcasts')).json();
    paths = [
      '/',
      `/shows/${shows.items[0].podcast_id}`,
      '/dashboards/creator',
      '/dashboards/advertiser',
      '/dashboards/ops',
      '/deals',
      '/orders',
      '/matches',
      '/orders/new',
      '/imports',
      '/developers',
      '/nowhere',
    ];
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    data.remove();
  });

  it.each([
    { colorScheme: 'light', width: 1_280 },
    { colorScheme: 'dark', width: 1_280 },
    { colorScheme: 'light', width: 320 },
  ] as const)(
    'have no axe violation, complaint or sideways scroll ($colorScheme, $width px)',
    async ({ colorScheme, width }) => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      const { page, complaints, close } = await pageOf(browser, demo.url, 'northwind.member', options);
      for (const path of paths) {
        await page.goto(demo.url + path, { waitUntil: 'networkidle' });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          path,
        ).toBeLessThanOrEqual(0);
        expect(await axeViolations(page), path).toEqual([]);
      }
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
      await close();
    },
  );

  it.each([1_280, 768, 320])('do not jump while they load (%i px)', async (width) => {
    for (const who of ['northwind.member', 'lantern.member']) {
      const { page, close } = await pageOf(browser, demo.url, who, { viewport: { width, height: 900 } });
      await page.addInitScript(`
        window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
          .observe({ type: 'layout-shift', buffered: true });`);
      for (const path of [
        '/',
        '/dashboards/creator',
        '/dashboards/advertiser',
        '/dashboards/ops',
        '/deals',
        '/orders',
        '/matches',
        '/orders/new',
        '/imports',
      ]) {
        await page.goto(demo.url + path, { waitUntil: 'networkidle' });
        expect(await page.evaluate('shift'), `${who} ${path}`).toBeLessThan(0.05);
      }
      await close();
    }
  });

  it('switch publisher, role and appearance with plain forms', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member', { javaScriptEnabled: false });
    await page.goto(`${demo.url}/imports`);
    await page.locator('.account summary').click();
    await page.getByLabel('Publisher').selectOption('lantern');
    await page.getByLabel('Role').selectOption('viewer');
    await page.getByRole('button', { name: 'Switch' }).click();
    expect(page.url()).toBe(`${demo.url}/imports`);
    expect(await page.locator('.account summary').innerText()).toMatch(/Lantern House\s+viewer/);
    await page.locator('.account summary').click();
    await page.getByLabel('Appearance').selectOption('dark');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await close();
  });

  it('take a form from nobody else', async () => {
    const body = new URLSearchParams({ tenant: 'lantern', role: 'admin', back: '/' });
    const from = (headers: Record<string, string>) =>
      fetch(`${demo.url}/session`, { method: 'POST', body, headers, redirect: 'manual' });
    expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: demo.url })).status).toBe(303);
  });

  it('never lead back to another site', async () => {
    for (const back of [
      '//elsewhere.example',
      '/\\elsewhere.example',
      'https://elsewhere.example',
      '/%0d%0aset-cookie: a=b',
    ]) {
      const body = new URLSearchParams({ tenant: 'lantern', role: 'viewer', back });
      const response = await fetch(`${demo.url}/session`, {
        ...{ method: 'POST', body, redirect: 'manual', headers: { origin: demo.url } },
      });
      expect(new URL(response.headers.get('location') ?? '', demo.url).origin, back).toBe(demo.url);
    }
  });

  it('answer scripts with the tenant’s own rows, and nobody without a name', async () => {
    for (const name of ['podcasts', 'episodes', 'sponsors', 'campaigns']) {
      const [northwind, lantern] = await Promise.all(
        ['northwind', 'lantern'].map(async (slug) =>
          (await demo.as(`${slug}.viewer`, `/host/${name}`)).json(),
        ),
      );
      const key = `${name.slice(0, -1)}_id`;
      const ids = (list: { items: Record<string, string>[] }) => list.items.map((item) => item[key]);
      expect(ids(northwind).length).toBeGreaterThan(4);
      expect(ids(lantern).filter((id) => ids(northwind).includes(id))).toEqual([]);
      expect((await fetch(`${demo.url}/host/${name}`)).status).toBe(401);
      expect((await demo.as('northwind.owner', `/host/${name}`)).status).toBe(401);
    }
  });
});
