// Shows the preview of a link on hover, focus and tap. What it shows stands in the page, nothing is asked for. Without
// this script the links are links.

import { copyText } from '../code/api.ts';

const attributeName = 'data-paperlog-preview';
const hoverDelayMs = 200;
const leaveDelayMs = 300;

let preview: HTMLElement | undefined;
let owner: Link | undefined;
let timer: number | undefined;
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
function show(link: Link): boolean {
  window.clearTimeout(timer);
  if (owner === link) return true;
  hide();
  const template = document.getElementById(`paperlog-preview-${link.getAttribute(attributeName) ?? ''}`);
  if (!(template instanceof HTMLTemplateElement)) return false;
  const box = document.createElement('div');
  box.className = 'paperlog-preview';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', link.textContent);
  box.append(template.content.cloneNode(true));
  // Beside the link in the order of the keyboard, above everything on the screen.
  ((link instanceof SVGElement && link.ownerSVGElement) || link).after(box);
  if ('showPopover' in box) {
    box.popover = 'manual';
    box.showPopover();
  }
  place(box, link);
  box.addEventListener('mouseenter', () => window.clearTimeout(timer));
  box.addEventListener('mouseleave', () => later(hide, leaveDelayMs));
  link.setAttribute('aria-expanded', 'true');
  preview = box;
  owner = link;
  return true;
}

/** Below the link, or above it where there is more room; never outside the window. */
function place(box: HTMLElement, link: Link): void {
  const gap = 6;
  const rect = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth, offsetHeight } = box;
  const left = Math.max(8, Math.min(rect.left, clientWidth - offsetWidth - 8));
  const below = rect.bottom + gap;
  const above = rect.top - gap - offsetHeight;
  const top = below + offsetHeight > clientHeight && above > 0 ? above : below;
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
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
      show(link);
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
  if (await copyText(button.dataset['copy'] ?? '')) button.textContent = button.dataset['copied'] ?? '';
}
