/** A text where it stands, line by line. */
export function paintText(ctx: CanvasRenderingContext2D, node: Text, style: CSSStyleDeclaration): void {
  if (!node.data.trim()) return;
  ctx.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  ctx.fillStyle = style.color;
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  ctx.direction = style.direction === 'rtl' ? 'rtl' : 'ltr';
  ctx.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = ctx.measureText('x');
  for (const { text, left, top, height } of linesOf(node)) {
    const spare = (height - fontBoundingBoxAscent - fontBoundingBoxDescent) / 2;
    ctx.fillText(text, left, top + spare + fontBoundingBoxAscent);
  }
}

type Line = { text: string; left: number; top: number; height: number };

/** The words of a text by the lines that they were set in. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    if (width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.top - top) < height / 2) {
      line.text += ` ${word}`;
      line.left = Math.min(line.left, left);
    } else lines.push({ text: word, left, top, height });
  }
  return lines;
}
