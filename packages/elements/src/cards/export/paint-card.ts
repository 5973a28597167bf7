import { paintBefore, paintBox } from './paint-box.ts';
import { paintIcon } from './paint-icon.ts';
import { paintText } from './paint-text.ts';

/** Dots a CSS pixel: sharp in a presentation. */
const SCALE = 2;
const LEFT_OUT = '.more, .probes, .only-read, .tip, .acts, .swap';

/**
 * A card as a PNG, as it looks: boxes, words, icons and charts are painted one by one, since a policy without
 * `data:` and `blob:` images leaves no other way to have a browser do it.
 */
export async function paintCard(root: HTMLElement): Promise<Blob> {
  const { left, top, width, height } = root.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('This browser gives no canvas.');
  ctx.scale(SCALE, SCALE);
  ctx.translate(-left, -top);
  paint(ctx, root);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture.'))),
      'image/png',
    );
  });
}

function paint(ctx: CanvasRenderingContext2D, element: Element): void {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || element.matches(LEFT_OUT)) return;
  if (element instanceof SVGElement) {
    paintIcon(ctx, element);
    return;
  }
  const box = element.getBoundingClientRect();
  if (element instanceof HTMLCanvasElement) {
    ctx.drawImage(element, box.left, box.top, box.width, box.height);
    return;
  }
  ctx.save();
  ctx.globalAlpha *= Number(style.opacity);
  paintBox(ctx, box, style);
  if (style.overflowX !== 'visible') {
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, box.width, box.height, Number.parseFloat(style.borderRadius) || 0);
    ctx.clip();
  }
  paintBefore(ctx, element, box);
  for (const child of element.childNodes) {
    if (child instanceof Element) paint(ctx, child);
    else if (child instanceof Text) paintText(ctx, child, style);
  }
  ctx.restore();
}
