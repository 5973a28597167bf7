/** Less room than this below, and a list is above where that is more. */
const ENOUGH = 240;

/** Shows a popover as wide as its field, below it or above it, as tall as the window has room for. */
export function placeList(list: HTMLElement, field: HTMLElement): void {
  if (!list.matches(':popover-open')) list.showPopover();
  const { top, bottom, left, width } = field.getBoundingClientRect();
  const below = innerHeight - bottom;
  const isBelow = below > ENOUGH || below > top;
  Object.assign(list.style, {
    top: isBelow ? `${bottom + 4}px` : 'auto',
    bottom: isBelow ? 'auto' : `${innerHeight - top + 4}px`,
    left: `${left}px`,
    right: 'auto',
    width: `${width}px`,
    maxHeight: `min(22em, ${(isBelow ? below : top) - 12}px)`,
  });
}
