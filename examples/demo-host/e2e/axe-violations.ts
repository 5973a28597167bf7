import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Violation = { id: string; nodes: { html: string }[] };

/** What axe has against a page, looked for over the debugger, which the page's policy does not concern. */
export async function axeViolations(page: Page): Promise<{ id: string; where: string[] }[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // axe puts itself on the window, of which TypeScript knows nothing.
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ html }) => html),
    }));
  });
}
