const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** A box's ground and edges. */
export function paintBox(ctx: CanvasRenderingContext2D, box: DOMRect, style: CSSStyleDeclaration): void {
  const radius = Math.min(Number.parseFloat(style.borderStartStartRadius) || 0, box.height / 2);
  if (isSeen(style.backgroundColor)) {
    ctx.fillStyle = style.backgroundColor;
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, box.width, box.height, radius);
    ctx.fill();
  }
  const edges = SIDES.map((side) => ({
    width: Number.parseFloat(style[`border${side}Width`]),
    color: style[`border${side}Color`],
    line: style[`border${side}Style`],
  }));
  const [top, right, bottom, left] = edges;
  if (!top || !right || !bottom || !left) return;
  if (edges.every(({ width }) => width > 0)) {
    stroke(ctx, top, () =>
      ctx.roundRect(
        box.left + top.width / 2,
        box.top + top.width / 2,
        box.width - top.width,
        box.height - top.width,
        radius,
      ),
    );
    return;
  }
  const line = (edge: typeof top, x1: number, y1: number, x2: number, y2: number) => {
    if (edge.width > 0)
      stroke(ctx, edge, () => {
        ctx.moveTo(x1, y1);
        ctx.lineTo(x2, y2);
      });
  };
  line(top, box.left, box.top + top.width / 2, box.right, box.top + top.width / 2);
  line(bottom, box.left, box.bottom - bottom.width / 2, box.right, box.bottom - bottom.width / 2);
  line(left, box.left + left.width / 2, box.top, box.left + left.width / 2, box.bottom);
  line(right, box.right - right.width / 2, box.top, box.right - right.width / 2, box.bottom);
}

/** The mark that CSS puts before an element: at its start, or where it is placed. */
export function paintBefore(ctx: CanvasRenderingContext2D, element: Element, box: DOMRect): void {
  const style = getComputedStyle(element, '::before');
  if (style.content === 'none' || style.content === 'normal') return;
  const [width, height] = [Number.parseFloat(style.width), Number.parseFloat(style.height)];
  if (Number.isNaN(width) || Number.isNaN(height)) return;
  const edge = Number.parseFloat(style.borderTopWidth) || 0;
  const isPlaced = style.position === 'absolute';
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const left = isPlaced ? box.left + Number.parseFloat(style.left) : isRtl ? box.right - width : box.left;
  const top = isPlaced ? box.top + Number.parseFloat(style.top) : box.top + (box.height - height - edge) / 2;
  paintBox(ctx, new DOMRect(left, top, width, Math.max(height, edge)), style);
}

function stroke(
  ctx: CanvasRenderingContext2D,
  edge: { width: number; color: string; line: string },
  path: () => void,
): void {
  if (edge.line === 'none' || !isSeen(edge.color)) return;
  const dash = { dashed: [3, 3], dotted: [1, 2] }[edge.line] ?? [];
  ctx.strokeStyle = edge.color;
  ctx.lineWidth = edge.width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  path();
  ctx.stroke();
  ctx.setLineDash([]);
}

function isSeen(color: string): boolean {
  return !/^transparent$|^rgba.*, 0\)$|\/ 0\)$/.test(color);
}
