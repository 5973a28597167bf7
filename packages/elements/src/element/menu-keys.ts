/**
 * Arrow keys, Home, End and first letters in an open menu, as menus have them; Tab and a choice close it.
 * Listen to `keydown`, `click` and `toggle` (captured) of what the menus are in.
 */
export const menuKeys = {
  onKeyDown(event: KeyboardEvent): void {
    const menu = menuOf(event);
    if (!menu) return;
    const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.findIndex((item) => item.matches(':focus'));
    const step: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === 'Tab') menu.hidePopover();
    const letter = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : null;
    const next = letter
      ? items.find((item) => item.innerText.trim().toLowerCase().startsWith(letter))
      : items[step[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  },

  onClick(event: Event): void {
    menuOf(event)?.hidePopover();
  },

  /** Puts an opened menu beside its button, where the window has room; the focus goes in and back. */
  onToggle(event: Event): void {
    const menu = event.target;
    if (!(menu instanceof HTMLElement) || !menu.matches('[role="menu"]')) return;
    const anchor = menu.previousElementSibling;
    if (!(event instanceof ToggleEvent) || !(anchor instanceof HTMLElement)) return;
    if (event.newState === 'closed') {
      const root = menu.getRootNode();
      const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
      if (focused === null || menu.contains(focused)) anchor.focus();
      return;
    }
    placeMenu(menu, anchor);
  },
};

function menuOf(event: Event): HTMLElement | null {
  const { target } = event;
  return target instanceof Element ? target.closest<HTMLElement>('[role="menu"]') : null;
}

/** Puts an open menu beside what it belongs to, where the window has room, and the focus on its first item. */
export function placeMenu(menu: HTMLElement, anchor: HTMLElement): void {
  const near = anchor.getBoundingClientRect();
  const box = menu.getBoundingClientRect();
  const isBelow = near.bottom + 4 + box.height <= innerHeight - 8;
  const left = getComputedStyle(anchor).direction === 'rtl' ? near.left : near.right - box.width;
  menu.style.top = `${Math.max(8, isBelow ? near.bottom + 4 : near.top - 4 - box.height)}px`;
  menu.style.left = `${Math.min(Math.max(8, left), innerWidth - box.width - 8)}px`;
  menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
}
