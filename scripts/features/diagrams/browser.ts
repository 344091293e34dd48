// Draws the diagrams of a page: mermaid is loaded when the first one comes near, and each is drawn when it does, in the
// colours of the page, again when those change. What can't be drawn stays as its source, with the reason.

import { forShownElements } from '../../core/shown-elements.ts';

interface Mermaid {
  initialize(options: Readonly<Record<string, unknown>>): void;
  render(id: string, source: string): Promise<{ svg: string; bindFunctions?: (element: Element) => void }>;
}

interface Settings {
  readonly module: string;
  readonly options: Readonly<Record<string, unknown>>;
}

interface Diagram {
  readonly element: HTMLElement;
  readonly source: string;
  /** Colours it was drawn in; `undefined` before. */
  dark: boolean | undefined;
}

const isChinese = document.documentElement.lang.toLowerCase().startsWith('zh');
const texts = isChinese
  ? {
      diagram: '图',
      wrong: '这张图有误，下面是它的源码：',
      offline: '绘图程序没有加载成功，下面是图的源码。',
    }
  : {
      diagram: 'Diagram',
      wrong: 'This diagram has an error; its source:',
      offline: 'What draws diagrams could not be loaded; the source:',
    };

const settings = JSON.parse(
  document.getElementById('paperlog-diagrams-settings')?.textContent ?? 'null',
) as Settings | null;

let loading: Promise<Mermaid> | undefined;
let queue = Promise.resolve();
let count = 0;

function load({ module }: Settings): Promise<Mermaid> {
  loading ??= (import(new URL(module, document.baseURI).href) as Promise<{ default: Mermaid }>).then(
    (loaded) => loaded.default,
  );
  return loading;
}

/** By what is painted behind it, which every theme has, whatever it calls its colours. */
function isDark(element: Element): boolean {
  for (let current: Element | null = element; current; current = current.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (
      /\(([^)]*)\)/.exec(getComputedStyle(current).backgroundColor)?.[1]?.split(/[\s,/]+/) ?? []
    ).map(Number);
    if (alpha > 0.5) return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
  }
  return false;
}

function themed(options: Settings['options'], element: Element, dark: boolean): Record<string, unknown> {
  const { theme = 'default' } = options;
  return {
    fontFamily: getComputedStyle(element).fontFamily,
    securityLevel: 'strict',
    // Words on lines have a contrast of 4.43 : 1 in mermaid's own dark colours.
    ...(theme === 'default' && dark ? { themeVariables: { edgeLabelBackground: '#444' } } : {}),
    ...options,
    theme: theme === 'default' && dark ? 'dark' : theme,
    startOnLoad: false,
    suppressErrorRendering: true,
  };
}

async function draw(diagram: Diagram, { options, ...where }: Settings): Promise<void> {
  const { element, source } = diagram;
  const dark = isDark(element.parentElement ?? element);
  if (diagram.dark === dark) return;
  diagram.dark = dark;
  let mermaid: Mermaid;
  try {
    mermaid = await load({ options, ...where });
  } catch {
    show(element, texts.offline);
    return;
  }
  const id = `paperlog-drawing-${(count += 1)}`;
  try {
    mermaid.initialize(themed(options, element, dark));
    const { svg, bindFunctions } = await mermaid.render(id, source);
    const drawing = document.createElement('div');
    drawing.className = 'paperlog-diagram-drawing';
    drawing.innerHTML = svg;
    keepLegible(drawing);
    replaceShown(element, drawing);
    element.querySelector('pre')?.setAttribute('hidden', '');
    bindFunctions?.(drawing);
  } catch (error) {
    document.getElementById(`d${id}`)?.remove(); // what mermaid was measuring in
    show(element, `${texts.wrong} ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** On a narrow screen mermaid would make the words as small as it takes: below this part of its size it scrolls. */
const smallestScale = 0.7;

function keepLegible(drawing: HTMLElement): void {
  const svg = drawing.querySelector('svg');
  if (!svg || !/px$/.test(svg.style.maxWidth)) return; // of the width that its options say
  svg.style.minWidth = `${parseFloat(svg.style.maxWidth) * smallestScale}px`;
  drawing.tabIndex = 0; // for the keyboard, where it scrolls
  drawing.setAttribute('role', 'group');
  drawing.setAttribute('aria-label', texts.diagram);
}

function show(element: Element, text: string): void {
  const message = document.createElement('p');
  message.className = 'paperlog-diagram-error';
  message.textContent = text;
  replaceShown(element, message);
  element.querySelector('pre')?.removeAttribute('hidden');
}

function replaceShown(element: Element, shown: Element): void {
  for (const old of element.querySelectorAll(':scope > .paperlog-diagram-drawing, :scope > .paperlog-diagram-error'))
    old.remove();
  element.prepend(shown);
}

function watch(found: Settings): void {
  const near = new Set<Diagram>();
  const diagrams = new Map<Element, Diagram>();
  const enqueue = (diagram: Diagram): void => {
    queue = queue.then(() => draw(diagram, found));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const diagram = diagrams.get(target);
        if (!isIntersecting || !diagram) continue;
        observer.unobserve(target);
        near.add(diagram);
        enqueue(diagram);
      }
    },
    { rootMargin: '600px 0px' },
  );
  forShownElements<HTMLElement>('.paperlog-diagram', (element) => {
    const source = element.querySelector('code')?.textContent ?? '';
    if (source.trim() === '') return;
    diagrams.set(element, { element, source, dark: undefined });
    observer.observe(element);
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const recolour = (): void => {
    clearTimeout(waiting);
    // Themes fade from one colour to the other.
    waiting = setTimeout(() => {
      for (const diagram of near) enqueue(diagram);
    }, 300);
  };
  new MutationObserver(recolour).observe(document.documentElement, { attributes: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
}

if (settings) watch(settings);
