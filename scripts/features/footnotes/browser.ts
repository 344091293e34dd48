// Previews of notes: a reference that is pointed at, focused or tapped shows its note beside it. The note is in the page
// already; without this script its link leads there.

import { forShownElements } from '../../core/shown-elements.ts';

const showDelayMs = 120;
const hideDelayMs = 250;
const gap = 8;

let preview: HTMLElement | undefined;
let shownFor: HTMLAnchorElement | undefined;
let timer = 0;

function noteOf(reference: HTMLAnchorElement): HTMLElement | null {
  if (reference.pathname !== location.pathname && !reference.getAttribute('href')?.startsWith('#')) return null;
  try {
    return document.getElementById(decodeURIComponent(reference.hash.slice(1)));
  } catch {
    return null; // not a fragment of ours
  }
}

/** The note's content without ids and links back: both stand in the page already. */
function contentOf(note: HTMLElement): DocumentFragment {
  const copy = note.cloneNode(true) as HTMLElement;
  for (const link of copy.querySelectorAll('[data-footnote-backref]')) link.remove();
  for (const node of copy.querySelectorAll('[id]')) node.removeAttribute('id');
  const content = document.createDocumentFragment();
  content.append(...copy.childNodes);
  return content;
}

/** The first background around the text that can be seen: a theme's light and dark are its own. */
function surfaceBehind(node: Element): string {
  for (let at: Element | null = node; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/^rgba\(.*, 0(?:\.\d+)?\)$|^transparent$/.test(colour)) return colour;
  }
  return 'Canvas';
}

function show(reference: HTMLAnchorElement): void {
  clearTimeout(timer);
  if (shownFor === reference) return;
  hide();
  const note = noteOf(reference);
  const post = note?.closest('section')?.parentElement;
  if (!note || !post) return;
  const box = document.createElement('div');
  box.className = 'paperlog-footnote-preview';
  box.id = 'paperlog-footnote-preview';
  box.setAttribute('role', 'tooltip');
  box.style.setProperty('--paperlog-footnote-surface', surfaceBehind(post));
  box.append(contentOf(note));
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', () => hideSoon());
  // In the post, so that its styles apply; placed by the post's own coordinates.
  post.append(box);
  preview = box;
  shownFor = reference;
  reference.setAttribute('aria-describedby', box.id);
  place(box, reference);
}

function place(box: HTMLElement, reference: HTMLElement): void {
  const target = reference.getBoundingClientRect();
  const width = box.offsetWidth;
  const height = box.offsetHeight;
  const room = document.documentElement.clientWidth;
  const left = Math.max(gap, Math.min(target.left + target.width / 2 - width / 2, room - width - gap));
  const isAbove = target.top > height + gap + 64;
  const top = isAbove ? target.top - height - gap : target.bottom + gap;
  const parent = box.offsetParent;
  const isPlain = !parent || (parent === document.body && getComputedStyle(parent).position === 'static');
  const origin = (isPlain ? document.documentElement : parent).getBoundingClientRect();
  const scroll = isPlain || parent === document.body ? { x: 0, y: 0 } : { x: parent.scrollLeft, y: parent.scrollTop };
  box.style.left = `${left - origin.left + scroll.x}px`;
  box.style.top = `${top - origin.top + scroll.y}px`;
}

function hide(): void {
  clearTimeout(timer);
  preview?.remove();
  shownFor?.removeAttribute('aria-describedby');
  preview = undefined;
  shownFor = undefined;
}

function hideSoon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(hide, hideDelayMs);
}

forShownElements<HTMLAnchorElement>('a[data-footnote-ref]', (reference) => {
  reference.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType === 'touch') return;
    clearTimeout(timer);
    timer = window.setTimeout(() => show(reference), showDelayMs);
  });
  reference.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType !== 'touch') hideSoon();
  });
  reference.addEventListener('focus', () => {
    if (reference.matches(':focus-visible')) show(reference);
  });
  reference.addEventListener('blur', () => hideSoon());
  // A first tap shows the note, a second one goes there.
  reference.addEventListener('click', (event) => {
    const isTouch = (event as PointerEvent).pointerType === 'touch';
    if (isTouch && shownFor !== reference && noteOf(reference)) {
      event.preventDefault();
      show(reference);
    } else hide();
  });
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (preview && target instanceof Node && !preview.contains(target) && !shownFor?.contains(target)) hide();
});
