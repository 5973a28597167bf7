import { aTimeout, expect } from '@open-wc/testing';
import { aCard, drawn, fedCard } from '../../dev/cards.ts';
import '../define-all.ts';
import { cardFormats } from '../format/card-formats.ts';
import { formatsFor } from '../format/formats.ts';
import { axisLabels } from './axis-labels.ts';

const MONTHS = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-11'];

/** What is written on canvases while something is done: words, their size in pixels, and whether they are cut off. */
async function written(act: () => Promise<unknown>) {
  const { fillText } = CanvasRenderingContext2D.prototype;
  const all: { words: string; px: number; isCut: boolean }[] = [];
  CanvasRenderingContext2D.prototype.fillText = function (words, x, y, most) {
    const { width } = this.measureText(words);
    const end = this.getTransform().e + x + (this.textAlign === 'center' ? width / 2 : 0);
    all.push({ words, px: Number.parseFloat(this.font), isCut: end > this.canvas.width });
    fillText.call(this, words, x, y, most);
  };
  try {
    await act();
  } finally {
    CanvasRenderingContext2D.prototype.fillText = fillText;
  }
  return all;
}

describe('the axis of a chart', () => {
  it('has years where months of two stand on it, at the first and where the year changes', () => {
    const of = (locale: string, shown: string[]) => axisLabels(shown, cardFormats(formatsFor(locale)));
    expect(of('en', MONTHS)).to.deep.equal(['Nov\n2025', 'Dec', 'Jan\n2026', 'Feb', 'Nov']);
    expect(of('en', ['2025-11', '2026-02', '2026-05'])).to.deep.equal(['Nov\n2025', 'Feb\n2026', 'May']);
    expect(of('en', ['2026-01', '2026-02'])).to.deep.equal(['Jan', 'Feb']);
    expect(of('ja', ['2025-11', '2026-01'])).to.deep.equal(['11月\n2025年', '1月\n2026年']);
    expect(of('en', ['2026-12-30', '2027-01-02'])).to.deep.equal(['Dec 30', 'Jan 2']);
    expect(of('en', ['2025-12-30', '2026-12-30'])).to.deep.equal(['Dec 30\n2025', 'Dec 30\n2026']);
  });

  it('never says the same of two months', async () => {
    const card = aCard('win_loss');
    const months = Array.from({ length: 13 }, (_, n) => ({
      ...{ won: 1, lost: 1, won_cents: [], lost_cents: [] },
      month: new Date(Date.UTC(2025, 10 + n)).toISOString().slice(0, 7),
    }));
    Object.assign(card.data ?? {}, { months });
    const all = await written(async () => drawn(await fedCard('win_loss', card, 640)));
    const words = all.map((one) => one.words);
    expect(words.filter((one) => /^20\d\d$/.test(one))).to.deep.equal(['2025', '2026']);
    expect(words.indexOf('2025')).to.equal(words.indexOf('Nov') + 1);
  });

  it('has room for its last label in a narrow card', async () => {
    for (const name of ['etl_health', 'sponsor_revenue', 'win_loss'] as const) {
      const all = await written(async () => drawn(await fedCard(name, aCard(name), 280)));
      expect(all.length).to.be.greaterThan(3);
      expect(
        all.filter(({ isCut }) => isCut).map(({ words }) => words),
        name,
      ).to.deep.equal([]);
    }
  });

  it('grows with the text of its reader', async () => {
    const element = await fedCard('win_loss', aCard('win_loss'), 640);
    await drawn(element);
    if (element.parentElement) element.parentElement.style.fontSize = '32px';
    const all = await written(() => aTimeout(300));
    expect(new Set(all.map(({ px }) => px / devicePixelRatio))).to.deep.equal(new Set([24]));
  });
});
