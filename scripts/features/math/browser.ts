// Copying a text with formulas copies their LaTeX; wide formulas can be scrolled by keyboard.

import { forShownElements } from '../../core/shown-elements.ts';

const formula = '.paperlog-math';

function latexOf(element: Element): string {
  const latex = element.querySelector('annotation')?.textContent ?? element.textContent;
  if (!element.classList.contains('paperlog-math-display')) return `$${latex}$`;
  return /^\\begin\{(?:equation|align|alignat|gather|multline|flalign|eqnarray)\*?\}/.test(latex)
    ? `\n${latex}\n`
    : `\n$$\n${latex}\n$$\n`;
}

/** A formula is copied whole, however much of it is selected. */
function wholeFormulas(range: Range): Range {
  const whole = range.cloneRange();
  const around = (node: Node): Element | null | undefined =>
    (node instanceof Element ? node : node.parentElement)?.closest(formula);
  const first = around(range.startContainer);
  const last = around(range.endContainer);
  if (first) whole.setStartBefore(first);
  if (last) whole.setEndAfter(last);
  return whole;
}

document.addEventListener('copy', (event) => {
  const selection = getSelection();
  const data = event.clipboardData;
  if (!data || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) return;
  const fragment = wholeFormulas(selection.getRangeAt(0)).cloneContents();
  const formulas = fragment.querySelectorAll(formula);
  if (formulas.length === 0) return;
  // What the browser makes of the rest is better than anything put together here: paragraphs, lists, tables.
  const stage = document.createElement('div');
  stage.style.cssText = 'position:fixed;left:-9999px;white-space:normal';
  stage.append(fragment);
  for (const element of formulas) {
    const source = document.createElement('span');
    source.style.whiteSpace = 'pre';
    source.textContent = latexOf(element);
    element.replaceWith(source);
  }
  document.body.append(stage);
  data.setData('text/plain', stage.innerText.trim());
  data.setData('text/html', stage.innerHTML);
  stage.remove();
  event.preventDefault();
});

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
forShownElements('.paperlog-math-display', (display) => {
  resized.observe(display);
});
