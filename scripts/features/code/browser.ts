// On pages with code: the language and a button that copies, on every block; blocks that scroll can be reached by key.

import { forShownElements } from '../../core/shown-elements.ts';
import { codeText } from './copied-text.ts';
import { copyText } from './copy-text.ts';
import type { CodeSettings } from './page-settings.ts';

const isChinese = document.documentElement.lang.toLowerCase().startsWith('zh');
const texts = isChinese
  ? { copy: '复制', copied: '已复制', failed: '复制失败' }
  : { copy: 'Copy', copied: 'Copied', failed: 'Not copied' };

function readSettings(): CodeSettings {
  const usual: CodeSettings = { copy: true, language: 'TEXT' };
  const json = document.getElementById('paperlog-code-settings')?.textContent;
  return json ? { ...usual, ...(JSON.parse(json) as Partial<CodeSettings>) } : usual;
}

/** As its classes say, in the ways of highlight.js and Prism. */
function languageOf(pre: Element, code: Element): string {
  const named = pre.getAttribute('data-language');
  if (named) return named;
  const names = [...code.classList].filter((name) => name !== 'hljs' && name !== 'highlight');
  const name = names[0]?.replace(/^language-/, '') ?? pre.closest('figure.highlight')?.classList[1] ?? '';
  return /^(?:none|plaintext|plain|text|txt)?$/.test(name) ? '' : name;
}

function copyButton(code: Element): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'paperlog-code-copy';
  button.textContent = texts.copy;
  button.setAttribute('aria-live', 'polite');
  let shown: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('click', () => {
    void copyText(codeText(code)).then((done) => {
      button.textContent = done ? texts.copied : texts.failed;
      clearTimeout(shown);
      shown = setTimeout(() => {
        button.textContent = texts.copy;
      }, 2000);
    });
  });
  return button;
}

/** Where the tools may stand without scrolling along. */
function frameOf(pre: HTMLElement): HTMLElement {
  const frame =
    pre.closest<HTMLElement>('figure.highlight, .code-wrapper') ??
    pre.parentElement?.closest<HTMLElement>('.paperlog-code-frame');
  if (frame) return frame;
  const made = document.createElement('div');
  pre.replaceWith(made);
  made.append(pre);
  return made;
}

function equip(pre: HTMLElement, settings: CodeSettings): void {
  if (pre.closest('.gutter, .paperlog-diagram') || pre.querySelector('code.mermaid')) return;
  const code = pre.querySelector('code') ?? pre;
  if (code === pre && !pre.closest('figure.highlight')) return; // poems and pictures made of letters
  const frame = frameOf(pre);
  frame.classList.add('paperlog-code-frame');
  const scroller = pre.closest<HTMLElement>('table') ?? pre;
  for (const element of [scroller, pre, code as HTMLElement]) {
    if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
  }
  const tools = document.createElement('div');
  tools.className = 'paperlog-code-tools';
  if (settings.copy) tools.append(copyButton(code));
  const label = settings.language === '' ? '' : languageOf(pre, code) || settings.language;
  if (label !== '') {
    const language = document.createElement('span');
    language.className = 'paperlog-code-language';
    language.textContent = label.toUpperCase();
    tools.append(language);
  }
  if (tools.childElementCount > 0) frame.append(tools);
}

const settings = readSettings();
forShownElements<HTMLElement>('article pre, main pre, .markdown-body pre', (pre) => {
  equip(pre, settings);
});
