/** An icon of ours: strokes in a box of 16. */
export function paintIcon(ctx: CanvasRenderingContext2D, svg: SVGElement): void {
  const { left, top, width } = svg.getBoundingClientRect();
  const style = getComputedStyle(svg);
  ctx.save();
  ctx.translate(left, top);
  ctx.scale(width / 16, width / 16);
  ctx.strokeStyle = style.color;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const shape of svg.children) {
    const { strokeWidth, strokeDasharray } = getComputedStyle(shape);
    ctx.lineWidth = Number.parseFloat(strokeWidth) || 1.5;
    ctx.setLineDash(strokeDasharray === 'none' ? [] : strokeDasharray.split(/[ ,]+/).map(Number.parseFloat));
    ctx.stroke(pathOf(shape));
  }
  ctx.restore();
}

function pathOf(shape: Element): Path2D {
  const number = (name: string) => Number(shape.getAttribute(name));
  if (shape.localName !== 'circle') return new Path2D(shape.getAttribute('d') ?? '');
  const circle = new Path2D();
  circle.arc(number('cx'), number('cy'), number('r'), 0, Math.PI * 2);
  return circle;
}
