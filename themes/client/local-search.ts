// Search in the window that Fluid's views draw: reads the index when the window is first opened, and shows what it
// finds as text, never as markup. Stands for Fluid's own script of this name.

interface Entry {
  readonly title: string;
  readonly url: string;
  readonly content: string;
  /** Title and content in lower case, for comparing. */
  readonly titleKey: string;
  readonly contentKey: string;
}

interface ModalEvents {
  on(name: string, handler: () => void): ModalEvents;
}

declare const jQuery: (selector: string) => ModalEvents;
declare const CONFIG: { search_path?: string };

const mostResults = 50;
const snippetLength = 100;

const modal = '#modalSearch';
const input = document.querySelector<HTMLInputElement>('#local-search-input');
const list = document.querySelector<HTMLElement>('#local-search-result');
let entries: Promise<Entry[]> | undefined;

/** The index holds HTML: escaped text, or what an older index has. */
function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

async function readIndex(address: string): Promise<Entry[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${String(response.status)} ${address}`);
  const xml = new DOMParser().parseFromString(await response.text(), 'application/xml');
  return [...xml.querySelectorAll('entry')].map((entry) => {
    const part = (name: string): string => entry.querySelector(name)?.textContent ?? '';
    const title = textOf(part('title')).trim() || 'Untitled';
    const content = textOf(part('content')).trim();
    return { title, url: part('url'), content, titleKey: title.toLowerCase(), contentKey: content.toLowerCase() };
  });
}

/** Entries that have every word, those with a word in the title first. */
function find(all: readonly Entry[], words: readonly string[]): Entry[] {
  const found = all.filter(({ titleKey, contentKey }) =>
    words.every((word) => titleKey.includes(word) || contentKey.includes(word)),
  );
  const inTitle = ({ titleKey }: Entry): boolean => words.some((word) => titleKey.includes(word));
  return [...found.filter(inTitle), ...found.filter((entry) => !inTitle(entry))].slice(0, mostResults);
}

/** Text with the words marked. */
function marked(text: string, words: readonly string[]): (Node | string)[] {
  const key = text.toLowerCase();
  // Letters whose lower case is longer than they are would move all marks.
  if (key.length !== text.length) return [text];
  const parts: (Node | string)[] = [];
  let position = 0;
  while (position < text.length) {
    const next = words
      .map((word) => ({ word, index: key.indexOf(word, position) }))
      .filter(({ index }) => index !== -1)
      .sort((a, b) => a.index - b.index || b.word.length - a.word.length)[0];
    if (!next) break;
    const mark = document.createElement('span');
    mark.className = 'search-word';
    mark.textContent = text.slice(next.index, next.index + next.word.length);
    parts.push(text.slice(position, next.index), mark);
    position = next.index + next.word.length;
  }
  return [...parts, text.slice(position)];
}

function result({ title, url, content, contentKey }: Entry, words: readonly string[]): Node[] {
  const link = document.createElement('a');
  link.className = 'list-group-item list-group-item-action font-weight-bolder search-list-title';
  link.href = url;
  // Fluid lays the link out as a row of boxes; the title is one of them.
  const text = document.createElement('span');
  text.append(...marked(title, words));
  link.append(text);
  if (content === '') return [link];
  const places = words.map((word) => contentKey.indexOf(word)).filter((index) => index !== -1);
  const start = Math.max(0, (places.length > 0 ? Math.min(...places) : 0) - 20);
  const snippet = document.createElement('p');
  snippet.className = 'search-list-content';
  const end = start + snippetLength;
  snippet.append(start > 0 ? '…' : '', ...marked(content.slice(start, end), words), end < content.length ? '…' : '');
  return [link, snippet];
}

async function search(): Promise<void> {
  if (!input || !list || !entries) return;
  const query = input.value;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let nodes: Node[] = [];
  try {
    const all = await entries;
    if (input.value !== query) return; // a later letter has its own search
    nodes = words.length === 0 ? [] : find(all, words).flatMap((entry) => result(entry, words));
  } catch (error) {
    entries = undefined; // the next opening tries again
    nodes = [document.createTextNode(error instanceof Error ? error.message : String(error))];
  }
  input.classList.toggle('valid', words.length > 0 && nodes.length > 0);
  input.classList.toggle('invalid', words.length > 0 && nodes.length === 0);
  list.replaceChildren(...nodes);
}

if (input && list) {
  list.setAttribute('aria-live', 'polite');
  input.addEventListener('input', () => void search());
  jQuery(modal)
    .on('show.bs.modal', () => {
      entries ??= readIndex(CONFIG.search_path ?? '/local-search.xml');
      void search();
    })
    .on('shown.bs.modal', () => {
      input.focus();
    })
    .on('hidden.bs.modal', () => {
      input.value = '';
      void search();
    });
}
