// Shows the preview of a link on hover, focus and tap. What it shows stands in the page, nothing is asked for. Without
// this script the links are links.

import { copyText } from '../code/api.ts';

const attributeName = 'data-paperlog-preview';
const hoverDelayMs = 200;
const leaveDelayMs = 300;

let preview: HTMLElement | undefined;
let owner: Link | undefined;
let timer: number | undefined;
/** Where the mouse met the link; a link over two lines begins and ends far from it. */
let pointerX: number | undefined;
/** A finger has no hover: its first tap shows the preview, whose title leads on. */
let touched = false;

/** In a drawing links are elements of SVG. */
type Link = HTMLAnchorElement | SVGAElement;

function linkOf(target: EventTarget | null): Link | undefined {
  return target instanceof Element ? (target.closest<Link>(`a[${attributeName}]`) ?? undefined) : undefined;
}

function later(action: () => void, delayMs: number): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(action, delayMs);
}

function hide(): void {
  window.clearTimeout(timer);
  owner?.removeAttribute('aria-expanded');
  preview?.remove();
  preview = undefined;
  owner = undefined;
}

/** Returns whether there is something to show. */
function show(link: Link, x?: number): boolean {
  window.clearTimeout(timer);
  if (owner === link) return true;
  hide();
  const template = document.getElementById(`paperlog-preview-${link.getAttribute(attributeName) ?? ''}`);
  if (!(template instanceof HTMLTemplateElement)) return false;
  const box = document.createElement('div');
  box.className = 'paperlog-preview';
  box.setAttribute('role', 'group');
  box.append(template.content.cloneNode(true));
  // Links of a list may all be called 论文链接.
  box.setAttribute('aria-label', box.querySelector('.paperlog-preview-title')?.textContent ?? link.textContent);
  // Beside the link in the order of the keyboard, above everything on the screen.
  ((link instanceof SVGElement && link.ownerSVGElement) || link).after(box);
  if ('showPopover' in box) {
    box.popover = 'manual';
    box.showPopover();
  }
  pointerX = x;
  place(box, link);
  box.addEventListener('mouseenter', () => window.clearTimeout(timer));
  box.addEventListener('mouseleave', () => later(hide, leaveDelayMs));
  link.setAttribute('aria-expanded', 'true');
  preview = box;
  owner = link;
  return true;
}

/** Below the link, or above it where there is more room, and no higher than that; never outside the window. */
function place(box: HTMLElement, link: Link): void {
  const gap = 6;
  const margin = 8;
  const lines = [...link.getClientRects()];
  const first = lines[0] ?? link.getBoundingClientRect();
  const last = lines.at(-1) ?? first;
  const { clientWidth, clientHeight } = document.documentElement;
  box.style.maxHeight = '';
  const { offsetWidth, offsetHeight } = box;
  const start = pointerX === undefined || lines.length < 2 ? last.left : pointerX - 2 * margin;
  const left = Math.max(margin, Math.min(start, clientWidth - offsetWidth - margin));
  const roomBelow = clientHeight - last.bottom - gap - margin;
  const roomAbove = first.top - gap - margin;
  const isAbove = offsetHeight > roomBelow && roomAbove > roomBelow;
  const height = Math.min(offsetHeight, Math.max(isAbove ? roomAbove : roomBelow, 0));
  // Out of sight when its link is.
  if (height < offsetHeight && height > 0) box.style.maxHeight = `${height}px`;
  box.style.left = `${left}px`;
  box.style.top = `${isAbove ? first.top - gap - height : last.bottom + gap}px`;
}

document.addEventListener('pointerdown', (event) => {
  touched = event.pointerType === 'touch';
  if (preview && event.target instanceof Node && !preview.contains(event.target) && linkOf(event.target) !== owner)
    hide();
});
document.addEventListener('pointerover', (event) => {
  const link = event.pointerType === 'mouse' ? linkOf(event.target) : undefined;
  if (!link) return;
  if (link === owner) window.clearTimeout(timer);
  else {
    later(() => {
      show(link, event.clientX);
    }, hoverDelayMs);
  }
});
document.addEventListener('pointerout', (event) => {
  if (event.pointerType === 'mouse' && linkOf(event.target)) later(hide, leaveDelayMs);
});
document.addEventListener('focusin', (event) => {
  const link = linkOf(event.target);
  if (link && !touched) show(link);
  else if (preview && event.target instanceof Node && !preview.contains(event.target) && !link) hide();
});
document.addEventListener('click', (event) => {
  const { target } = event;
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-copy]') : null;
  if (button && preview?.contains(button)) {
    void copy(button);
    return;
  }
  const link = linkOf(target);
  if (!link || !touched || link === owner) return;
  if (show(link)) event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !preview) return;
  const link = owner;
  const inside = preview.contains(document.activeElement);
  hide();
  if (inside) link?.focus();
  hide(); // focusing shows it again
});
window.addEventListener('scroll', () => {
  if (preview && owner) place(preview, owner);
});
window.addEventListener('resize', hide);

async function copy(button: HTMLButtonElement): Promise<void> {
  if (await copyText(button.dataset['copy'] ?? '', button.parentElement ?? undefined))
    button.textContent = button.dataset['copied'] ?? '';
}
