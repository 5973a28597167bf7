import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dropFile, openBrowser, pageOf } from './browser.ts';
import { copyData, type Demo, startDemo } from './demo-server.ts';

const uploader = 'podflight-csv-uploader';
const history = 'podflight-import-history';

describe('a person imports daily numbers', () => {
  let browser: Browser;
  let demo: Demo;
  const data = copyData(inject('freshData'));
  const sample = async (name: string) => (await demo.as('northwind.member', name)).text();
  const upload = (who: string, name: string, body: string) =>
    demo.as(who, `/api/v1/etl/upload?file_name=${name}`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'text/csv' } },
    });
  const total = async (page: Page) => {
    await page.goto(`${demo.url}/`);
    return page.locator('[data-total]').innerText();
  };

  beforeAll(async () => {
    [browser, demo] = await Promise.all([openBrowser(), startDemo({ DATA_DIR: data.folder })]);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    data.remove();
  });

  it('tells line by line what is wrong with a file, and stores nothing of it', async () => {
    const { page, complaints, close } = await pageOf(browser, demo.url, 'northwind.member');
    const before = await total(page);
    const text = await sample('/sample-with-errors.csv');
    const lines = text.trimEnd().split('\n');
    await page.goto(`${demo.url}/imports`);
    await dropFile(page, 'with-errors.csv', text);
    await page.locator(uploader).getByRole('button', { name: 'Import now' }).click();
    const result = page.locator(`${uploader} [part="result"]`);
    await result.getByText('Nothing was stored', { exact: true }).waitFor();

    const problems = page.locator(`${uploader} [part="problems"] tbody tr`);
    const said = await problems.allInnerTexts();
    expect(said.length).toBeGreaterThanOrEqual(8);
    const stranger = lines.findIndex((line) => line.includes('episode-12')) + 1;
    const row = said.find((problem) => problem.includes('episode-12'));
    expect(row).toContain(String(stranger));
    expect(row).toContain('episode_id');

    const listed = page.locator(history).getByRole('row').filter({ hasText: 'with-errors.csv' });
    await listed
      .getByText(/^\d+ rows with problems, nothing stored$/)
      .first()
      .waitFor({ state: 'attached' });

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(uploader).getByRole('button', { name: 'Download error rows' }).click(),
    ]);
    const report = readFileSync(await download.path(), 'utf8');
    expect(report.split('\n')[0]).toContain('_line,_codes,_message');
    expect(report).toContain('episode-12');

    expect(await total(page)).toBe(before);
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
    await close();
  });

  it('drops a file, sees its rows counted and listed, and finds them on the overview', async () => {
    const { page, complaints, close } = await pageOf(browser, demo.url, 'northwind.member');
    const before = await total(page);
    const newest = await sample('/sample.csv');
    const rows = newest.trimEnd().split('\n').length - 1;
    const counted = rows.toLocaleString('en-GB');
    await page.goto(`${demo.url}/imports`);
    await dropFile(page, 'newest.csv', newest);
    await page.locator(`${uploader} [part="preview"]`).waitFor();
    await page.locator(uploader).getByRole('button', { name: 'Import now' }).click();
    await page.locator(`${uploader} [part="result"]`).getByText(`${counted} rows imported`).waitFor();
    const listed = page.locator(history).getByRole('row').filter({ hasText: 'newest.csv' });
    await listed
      .filter({ hasText: 'Completed' })
      .filter({ hasText: `${counted} imported` })
      .waitFor();

    // The platform's own parts of the page follow: its event log, and what sample it offers next.
    await page.locator('#recent-events').getByText(`${counted} rows new`).waitFor();
    await page.locator('#samples').getByText('the last days again').waitFor();
    expect(await total(page)).not.toBe(before);
    await page.getByText('Everything up to yesterday is in.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is told that the same file was imported before, and that known rows are nothing new', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.member');
    const newest = await sample('/sample.csv');
    expect((await upload('northwind.member', 'newest.csv', newest)).status).toBe(200);
    await page.goto(`${demo.url}/imports`);
    await dropFile(page, 'newest-copy.csv', newest);
    await page.locator(uploader).getByRole('button', { name: 'Import now' }).click();
    await page.locator(`${uploader} [part="result"]`).getByText('This file was imported before').waitFor();

    await page.locator(uploader).getByRole('button', { name: 'Import another file' }).click();
    // The same rows in another order are another file.
    const [header, ...rows] = newest.trimEnd().split('\n');
    await dropFile(page, 'known.csv', `${[header, ...rows.reverse()].join('\n')}\n`);
    await page.locator(uploader).getByRole('button', { name: 'Import now' }).click();
    await page.locator(`${uploader} [part="result"]`).getByText('Nothing new in this file').waitFor();
    await close();
  });

  it('works with the keyboard alone', async () => {
    const { page, complaints, close } = await pageOf(browser, demo.url, 'lantern.member');
    const text = await (await demo.as('lantern.member', '/sample.csv')).text();
    const rows = (text.trimEnd().split('\n').length - 1).toLocaleString('en-GB');
    await page.goto(`${demo.url}/imports`);
    await page.locator(uploader).getByRole('button', { name: 'Choose a file' }).waitFor();
    await tabTo(page, 'Choose a file');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles({ name: 'keys.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.locator(`${uploader} [part="preview"]`).waitFor();
    await tabTo(page, 'Import now');
    await page.keyboard.press('Enter');
    await page.locator(`${uploader} [part="result"]`).getByText(`${rows} rows imported`).waitFor();
    expect(await focused(page)).toContain(`${rows} rows imported`);
    expect(complaints).toEqual([]);
    await close();
  });

  it('imports the good rows of a file by one press, after its wrong rows stopped all of it', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'lantern.member');
    const text = await (await demo.as('lantern.member', '/sample-with-errors.csv')).text();
    await page.goto(`${demo.url}/imports`);
    await dropFile(page, 'good-rows.csv', text);
    await page.locator(uploader).getByRole('button', { name: 'Import now' }).click();
    await page
      .locator(`${uploader} [part="result"]`)
      .getByText('Nothing was stored', { exact: true })
      .waitFor();
    await page.locator(uploader).getByRole('button', { name: 'Import the good rows' }).click();
    await page
      .locator(`${uploader} [part="result"]`)
      .getByText(/rows imported, \d+ rejected/)
      .waitFor();
    const listed = page.locator(history).getByRole('row').filter({ hasText: 'good-rows.csv' });
    await listed.getByText('Good rows only').first().waitFor({ state: 'attached' });
    await close();
  });

  it('lets a viewer look, and not import', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'northwind.viewer');
    await upload('northwind.member', 'for-viewers.csv', 'nothing of use');
    await page.goto(`${demo.url}/imports`);
    await page.locator(uploader).getByText('You can look at imports, but not make them').waitFor();
    await page.locator(history).getByText('for-viewers.csv').waitFor();
    const response = await demo.as('northwind.viewer', '/api/v1/etl/upload', { method: 'POST', body: 'day' });
    expect(response.status).toBe(403);
    await close();
  });

  it('shows nothing of it to another publisher', async () => {
    const { page, close } = await pageOf(browser, demo.url, 'lantern.admin');
    const { import_id } = await (await upload('northwind.member', 'northwind.csv', 'nothing of use')).json();
    await upload('lantern.member', 'lantern.csv', 'nothing of use');
    await page.goto(`${demo.url}/imports`);
    await page.locator(history).getByText('lantern.csv').waitFor();
    expect(await page.locator(history).innerText()).not.toContain('northwind.csv');
    const path = `/api/v1/etl/status/${import_id}`;
    expect((await demo.as('northwind.member', path)).status).toBe(200);
    expect((await demo.as('lantern.admin', path)).status).toBe(404);
    expect((await demo.as('lantern.admin', `${path}/errors.csv`)).status).toBe(404);
    const shows = await (await demo.as('northwind.member', '/host/podcasts')).json();
    const response = await page.goto(`${demo.url}/shows/${shows.items[0].podcast_id}`);
    expect(response?.status()).toBe(404);
    await close();
  });
});

/** Presses Tab until the element with this text has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused(page)) === label) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`"${label}" is not reached with the Tab key.`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  });
}
