// Records made ready for questions: what each work is called, and who is called that. Each
// part is made when it is first asked for, and once a build.

import { compareText } from '../../core/diagnostic.ts';
import type { LinkRecord, LinkRecords } from '../links/api.ts';
import { compact, fold, initials, isAscii, isMadeWord, namePieces, workName, wordsOf, type WorkName } from './names.ts';
import { nearIds } from './near-ids.ts';
import { WellKnown } from './well-known.ts';
import { piecesOf, spells, startKeys, wantedOf, type Pieces } from './spelling.ts';
import { isGeneralTerm, isGeneralWord, isStopWord } from './words.ts';

/** One record as the judgement sees it. */
export interface Work {
  readonly url: string;
  readonly record: LinkRecord;
  readonly title: string;
  /** Words of the title as written. */
  readonly words: readonly string[];
  /** The same, folded and stemmed, with a space before, between and behind. */
  readonly stemmed: string;
  /** What names are spelled from: the words of each part, taken apart at hyphens, with small words and without. */
  readonly pieces: readonly Pieces[];
  /** Content words, folded. */
  readonly content: ReadonlySet<string>;
  /** Title, and its parts before and after a colon, as text to compare. */
  readonly phrases: ReadonlySet<string>;
  /** What it calls itself: before the colon, or the whole of a short title; and what everybody calls it. */
  readonly heads: readonly WorkName[];
  /** Made words elsewhere in the title, names in brackets. */
  readonly others: readonly WorkName[];
  /** Name of the code repository. */
  readonly repository: WorkName | undefined;
  readonly initials: ReadonlySet<string>;
  /** Of the first and the last words, five at least: DCGAN in "… with Deep Convolutional Generative Adversarial Networks". */
  readonly endInitials: ReadonlySet<string>;
  /** Of the words between small words: SPP in "Spatial Pyramid Pooling in …", PAN and PANet in "Path Aggregation Network for …". */
  readonly phraseInitials: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  readonly firstAuthor: ReadonlySet<string>;
  readonly year: number | undefined;
}

export class RecordIndex {
  readonly works: Pick<ReadonlyMap<string, Work>, 'get'>;
  readonly #records: LinkRecords;
  readonly #made = new Map<string, Work | undefined>();
  #sorted: readonly Work[] | undefined;
  #names: Names | undefined;
  #phrases: Map<string, Work[]> | undefined;
  #words: Map<string, Work[]> | undefined;
  #authors: Map<string, Work[]> | undefined;
  #repositories: Map<string, Work[]> | undefined;
  #starts: Map<string, Work[]> | undefined;
  readonly #spelled = new Map<string, readonly Work[]>();
  #pieces: Map<string, number> | undefined;
  #outsideHeads: Map<string, number> | undefined;
  /** How many words and works were looked at: what a test of linearity counts. */
  looked = 0;

  /** Nothing is read yet: a work is made when it is asked for, a table of all works at the first question to it. */
  constructor(records: LinkRecords) {
    this.#records = records;
    this.works = { get: (url) => this.#work(url) };
  }

  #work(url: string): Work | undefined {
    if (this.#made.has(url)) return this.#made.get(url);
    const record = this.#records.get(url);
    const work = record && toWork(url, record);
    this.#made.set(url, work);
    return work;
  }

  /** All works by address, so that answers don't depend on the order of the records. */
  get all(): readonly Work[] {
    return (this.#sorted ??= [...this.#records.keys()].sort(compareText).flatMap((url) => this.#work(url) ?? []));
  }

  get #byName(): Names {
    return (this.#names ??= nameTables(this.all));
  }

  get #byPhrase(): Map<string, Work[]> {
    return (this.#phrases ??= tableOf(this.all, ({ phrases }) => phrases));
  }

  get #byWord(): Map<string, Work[]> {
    return (this.#words ??= tableOf(this.all, ({ content }) => content));
  }

  get #byAuthor(): Map<string, Work[]> {
    return (this.#authors ??= tableOf(this.all, ({ firstAuthor }) => firstAuthor));
  }

  /** Works whose titles have these words in a row: "Progressive Distillation" of "… for Fast Sampling of …". */
  withWords(words: readonly string[], content: ReadonlySet<string>): readonly Work[] {
    const wanted = ` ${words.map((word) => stemWord(fold(word))).join(' ')} `;
    return this.sharing(content).filter(({ stemmed }) => stemmed.includes(wanted));
  }

  /** Code is called after its repository, in small letters too: cleanrl. */
  repositories(name: string): readonly Work[] {
    this.#repositories ??= tableOf(this.all, ({ record, repository, heads }) =>
      record.kind === 'paper' ? [] : [...heads, ...(repository ? [repository] : [])].map((one) => one.compact),
    );
    return this.#repositories.get(name) ?? [];
  }

  /** Works whose titles spell a name word by word, without saying it. */
  spelling(text: string): readonly Work[] {
    const known = this.#spelled.get(text);
    if (known) return known;
    const wanted = wantedOf(text);
    let found: readonly Work[] = [];
    if (wanted) {
      this.#starts ??= tableOf(this.all, ({ pieces }) => new Set(pieces.flatMap((one) => [...startKeys(one)])));
      const candidates = (this.#starts.get(wanted.start) ?? []).slice(0, mostRead);
      this.looked += candidates.length + 1;
      found = candidates.filter(({ pieces }) => pieces.some((one) => spells(wanted, one)));
    }
    // The same names are asked about in post after post.
    if (this.#spelled.size >= mostSpelled) this.#spelled.clear();
    this.#spelled.set(text, found);
    return found;
  }

  /** How many works have this piece in what they call themselves: VLA in OpenVLA, SmolVLA, VLA-0. */
  carriers(piece: string): number {
    this.#pieces ??= countPieces(this.all);
    return this.#pieces.get(piece) ?? 0;
  }

  named(name: WorkName): readonly Work[] {
    const found = [
      ...(this.#byName.whole.get(name.compact) ?? []),
      ...(this.#byName.stems.get(`${name.stem} ${name.version}`) ?? []),
    ].slice(0, mostCandidates);
    this.looked += found.length + 1;
    return found.length > 1 ? [...new Set(found)] : found;
  }

  titled(phrase: string): readonly Work[] {
    const found = (this.#byPhrase.get(phrase) ?? []).slice(0, mostCandidates);
    this.looked += found.length + 1;
    return found;
  }

  /** Works whose titles share rare words with these: at most a few, by the rarest words. */
  sharing(content: ReadonlySet<string>): readonly Work[] {
    const lists = [...content]
      .slice(0, mostWords)
      .map((word) => this.#byWord.get(word) ?? [])
      .filter((list) => list.length > 0)
      .sort((a, b) => a.length - b.length)
      .slice(0, 3);
    const found = new Set<Work>();
    for (const list of lists) for (const work of list.slice(0, mostCandidates)) found.add(work);
    this.looked += found.size + content.size;
    return [...found];
  }

  by(surname: string): readonly Work[] {
    const found = (this.#byAuthor.get(surname) ?? []).slice(0, mostCandidates);
    this.looked += found.length + 1;
    return found;
  }

  /** Works whose identifier is a slip of the pen away. */
  near(url: string): readonly Work[] {
    this.looked += 1;
    return nearIds(url).flatMap((near) => this.works.get(near) ?? []);
  }

  /** In how many titles a word stands as a word: not where it is what the work calls itself. */
  frequency(word: string): number {
    return (this.#outsideHeads ??= wordsOutsideHeads(this.all)).get(word) ?? 0;
  }
}

const mostCandidates = 40;
const mostWords = 40;
const mostRead = 1_000;
const mostSpelled = 5_000;
/** A title longer than this is no title; what is behind it is left out. */
const longestTitle = 600;
const mostAuthors = 200;
const longestName = 80;

interface Names {
  readonly whole: Map<string, Work[]>;
  readonly stems: Map<string, Work[]>;
}

function nameTables(works: readonly Work[]): Names {
  const whole = new Map<string, Work[]>();
  const stems = new Map<string, Work[]>();
  for (const work of works) {
    for (const name of [...work.heads, ...work.others, ...(work.repository ? [work.repository] : [])]) {
      add(whole, name.compact, work);
      if (name.stem !== '') add(stems, `${name.stem} ${name.version}`, work);
    }
    for (const short of work.initials) if (short.length >= 3) add(whole, short, work);
    for (const short of work.endInitials) add(whole, short, work);
    for (const short of work.phraseInitials) add(whole, short, work);
  }
  return { whole, stems };
}

function tableOf(works: readonly Work[], keysOf: (work: Work) => Iterable<string>): Map<string, Work[]> {
  const table = new Map<string, Work[]>();
  for (const work of works) for (const key of keysOf(work)) add(table, key, work);
  return table;
}

function countPieces(works: readonly Work[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { heads } of works)
    for (const piece of new Set(heads.flatMap(({ text }) => namePieces(text))))
      counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return counts;
}

function wordsOutsideHeads(works: readonly Work[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { heads, content } of works) {
    const own = new Set(heads.flatMap(({ text }) => [...contentWords(text)]));
    for (const word of content) if (!own.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function add(map: Map<string, Work[]>, key: string, work: Work): void {
  const list = map.get(key);
  if (!list) map.set(key, [work]);
  else if (list[list.length - 1] !== work) list.push(work);
}

function toWork(url: string, record: LinkRecord): Work | undefined {
  const title = (record.title ?? '').slice(0, longestTitle).replace(/\s+/g, ' ').trim();
  return title === '' ? undefined : new RecordWork(url, record, title);
}

/** Each part is made when it is first asked for: of most works, most never are. */
class RecordWork implements Work {
  readonly url: string;
  readonly record: LinkRecord;
  readonly title: string;
  readonly words: readonly string[];
  #heads: readonly WorkName[] | undefined;
  #others: readonly WorkName[] | undefined;
  #stemmed: string | undefined;
  #pieces: readonly Pieces[] | undefined;
  #content: ReadonlySet<string> | undefined;
  #phrases: ReadonlySet<string> | undefined;
  #surnames: ReadonlySet<string> | undefined;
  #firstAuthor: ReadonlySet<string> | undefined;
  #initials: ReadonlySet<string> | undefined;
  #endInitials: ReadonlySet<string> | undefined;
  #phraseInitials: ReadonlySet<string> | undefined;
  #repository: WorkName | 'none' | undefined;

  constructor(url: string, record: LinkRecord, title: string) {
    this.url = url;
    this.record = record;
    this.title = title;
    this.words = wordsOf(title);
  }

  get heads(): readonly WorkName[] {
    if (this.#heads) return this.#heads;
    const { title } = this;
    // Repositories, models and data sets are recorded as owner/name and spoken of by their names.
    const ownName = /^[\w.-]+\/([\w.-]+)$/.exec(title)?.[1];
    const names = [
      ...headNames(title),
      ...(ownName === undefined ? [] : [ownName]),
      ...wellKnown.namesOf(phraseKey(title)),
    ];
    return (this.#heads = names.map(workName));
  }

  get others(): readonly WorkName[] {
    if (this.#others) return this.#others;
    const made = this.words.filter((word) => isMadeWord(word) && !isGeneralTerm(word));
    if (made.length === 0) return (this.#others = []);
    const inHeads = new Set(this.heads.flatMap(({ text, compact: whole }) => [whole, ...wordsOf(text).map(compact)]));
    return (this.#others = made.filter((word) => !inHeads.has(compact(word))).map(workName));
  }

  get stemmed(): string {
    return (this.#stemmed ??= ` ${this.words.map((word) => stemWord(fold(word))).join(' ')} `);
  }

  get pieces(): readonly Pieces[] {
    return (this.#pieces ??= titleParts(this.title).flatMap(piecesOf));
  }

  get content(): ReadonlySet<string> {
    return (this.#content ??= contentWords(this.title));
  }

  get phrases(): ReadonlySet<string> {
    return (this.#phrases ??= phrasesOf(this.title));
  }

  get repository(): WorkName | undefined {
    const { code, kind } = this.record;
    this.#repository ??= repositoryName(code ?? (kind === 'paper' ? undefined : this.url)) ?? 'none';
    return this.#repository === 'none' ? undefined : this.#repository;
  }

  get initials(): ReadonlySet<string> {
    if (this.#initials) return this.#initials;
    const all = titleParts(this.title).flatMap((part) => initials(wordsOf(part), isStopWord));
    return (this.#initials = new Set(all.filter((short) => short.length >= 2)));
  }

  get endInitials(): ReadonlySet<string> {
    return (this.#endInitials ??= endInitials(this.words));
  }

  get phraseInitials(): ReadonlySet<string> {
    return (this.#phraseInitials ??= phraseInitials(this.title));
  }

  get surnames(): ReadonlySet<string> {
    return (this.#surnames ??= new Set((this.record.authors ?? []).slice(0, mostAuthors).flatMap(surnameKeys)));
  }

  get firstAuthor(): ReadonlySet<string> {
    return (this.#firstAuthor ??= new Set((this.record.authors ?? []).slice(0, 1).flatMap(surnameKeys)));
  }

  get year(): number | undefined {
    const { published } = this.record;
    return published === undefined ? undefined : Number(published.slice(0, 4));
  }
}

function endInitials(words: readonly string[]): Set<string> {
  const [main = ''] = initials(words, isStopWord).slice(-1);
  const found = new Set<string>();
  for (let length = 5; length < Math.min(main.length, 9); length++) {
    found.add(main.slice(0, length)).add(main.slice(-length));
  }
  return found;
}

/** Three letters will do where a part of the title begins; further inside they meet by chance. */
function phraseInitials(title: string): Set<string> {
  const found = new Set<string>();
  for (const part of titleParts(title)) {
    let letters = '';
    let last = '';
    let first = true;
    const close = () => {
      if (letters.length >= (first ? 3 : 4)) {
        found.add(letters);
        if (/^networks?$/i.test(last)) found.add(`${letters}et`);
      }
      if (letters !== '') first = false;
      letters = '';
    };
    for (const word of wordsOf(part)) {
      if (isStopWord(fold(word))) close();
      else letters += initials([word], isStopWord)[0] ?? '';
      last = word;
    }
    close();
    const short = shortHead(part);
    if (short !== undefined) found.add(short);
  }
  return found;
}

/** OC-SORT in "Observation-Centric SORT", MS R-CNN in "Mask Scoring R-CNN": what is made stays as it is. */
function shortHead(part: string): string | undefined {
  const words = wordsOf(part);
  const last = words.at(-1) ?? '';
  if (words.length < 2 || words.length > 5 || !isMadeWord(last)) return undefined;
  const [letters = ''] = initials(words.slice(0, -1), isStopWord);
  return letters.length < 2 ? undefined : `${letters}${compact(last)}`;
}

/** Words that carry meaning, folded and without the plural's s. */
export function contentWords(text: string): Set<string> {
  const content = new Set<string>();
  for (const word of wordsOf(text)) {
    const folded = fold(word).replace(/[’']s$/, '');
    if (isStopWord(folded)) continue;
    for (const piece of isMadeWord(word) ? [compact(word)] : folded.split(/[^\p{L}\p{N}]+/u)) {
      if (piece !== '' && !isStopWord(piece)) content.add(stemWord(piece));
    }
  }
  return content;
}

export function stemWord(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** The words of a text as one string to compare. */
export function phraseKey(text: string): string {
  if (isAscii(text)) return (text.toLowerCase().match(/[a-z0-9]+\+*/g) ?? []).map(stemWord).join('');
  return wordsOf(text)
    .flatMap((word) => fold(word).split(/[^\p{L}\p{N}+]+/u))
    .filter(Boolean)
    .map(stemWord)
    .join('');
}

/** Names that no title shows. */
export const wellKnown = new WellKnown(phraseKey);

const titleSeparator = /\s*[:：]\s+|[：]|\s+[-–—]{1,3}\s+/u;

function titleParts(title: string): string[] {
  const parts = title.split(titleSeparator).filter(Boolean);
  return parts.length > 1 ? [...parts, title] : [title];
}

function phrasesOf(title: string): Set<string> {
  const phrases = new Set<string>();
  for (const part of titleParts(title)) {
    const key = phraseKey(part);
    if (part === title || wordsOf(part).length >= 3) phrases.add(key);
  }
  return phrases;
}

const reportEnd = /\s*\(?(?:technical report|(?:system|model) card)\)?\s*$/i;
/** "The Falcon Series of …", "The Llama 3 Herd of Models", "2 OLMo 2 Furious". */
const familyTitle =
  /^(?:the )?([\p{L}\p{N}][\p{L}\p{N}.+-]*(?: v?\d+(?:\.\d+)*)?) (?:series|family|herd|suite|collection) of\b/iu;
const plainHyphenated = /^(\p{Lu}\p{L}{4,})-(?:M?LLM|V?LM|LMM|VL|MoE)$/u;
const plainOf = /^(\p{Lu}\p{L}{4,}) of \p{Lu}/u;
const versionedStart = /^(?:[Tt]he |\d+ )?(\p{Lu}\p{L}[\p{L}.+-]* v?\d{1,2}(?:\.\d+)*)(?= \p{Lu})/u;

/** How a title names its work: what stands before the colon; else a whole short title; "… Technical Report". */
function headNames(title: string): string[] {
  const comma = /^(\p{L}[\p{L}\p{N}.+-]*), an? /u.exec(title)?.[1];
  const plain = title.replace(reportEnd, '').replace(/^(?:the|introducing)\s+/i, '');
  const [before = ''] = plain.split(titleSeparator);
  const head = comma ?? before.replace(reportEnd, '');
  const count = wordsOf(head).length;
  const hasColon = comma !== undefined || before !== plain || plain !== title;
  const names = new Set<string>();
  if (hasColon && count <= 8) {
    // "StarCoder 2 and The Stack v2" are two.
    const parts = head.split(/\s+and\s+|\s*&\s*/).map((part) => part.replace(/^the\s+/i, ''));
    if (parts.length > 1)
      for (const part of parts)
        if (wordsOf(part).length <= 4 && isMadeWord(part.replace(/\s+v?\d.*$/, ''))) names.add(part);
  }
  if (count > 0 && (hasColon ? count <= 5 : count <= 3)) {
    names.add(head);
    const bracket = /^(.*?)\s*[(（]([^()（）]{2,24})[)）]/.exec(head);
    if (bracket) names.add(bracket[1] ?? '').add(bracket[2] ?? '');
  }
  for (const [, short = ''] of title.matchAll(/[(（]([^()（）]{2,24})[)）]/g))
    if (wordsOf(short).length === 1 && isMadeWord(short)) names.add(short);
  // "Macaw-LLM: …" is called Macaw, "Mixtral of Experts" Mixtral.
  const plainName = (hasColon ? plainHyphenated : plainOf).exec(head)?.[1];
  if (plainName !== undefined && count <= 3) names.add(plainName);
  names.add(familyTitle.exec(title)?.[1] ?? versionedStart.exec(title)?.[1] ?? '');
  names.delete('');
  return [...names];
}

/** `deepseek-ai/DeepSeek-V3` → DeepSeek-V3. */
function repositoryName(address: string | undefined): WorkName | undefined {
  const match =
    /(?:github\.com|gitee\.com|huggingface\.co|gitlab\.com)\/(?:datasets\/|spaces\/)?[^/?#]+\/([^/?#]+)/i.exec(
      address ?? '',
    );
  const name = match?.[1]?.replace(/\.git$/, '');
  return name === undefined ? undefined : workName(name);
}

/**
 * A name's possible surnames: the last word, the word before a comma, and for Chinese names the first too; also of a
 * second name in brackets, "Feng Jiang (蒋峰)".
 */
export function surnameKeys(author: string): string[] {
  return [
    ...new Set(
      author
        .slice(0, longestName)
        .split(/[()（）]/)
        .flatMap(keysOfName),
    ),
  ];
}

function keysOfName(name: string): string[] {
  const [family, given] = name.split(/,\s*/);
  const text = given === undefined ? name : (family ?? '');
  const words = fold(text).match(/[\p{L}'’-]+/gu) ?? [];
  if (words.length === 0) return [];
  const last = words[words.length - 1] ?? '';
  const keys = given === undefined ? [last, words[0] ?? ''] : [words.join(''), last];
  return [...keys, words.slice(-2).join('')].map((key) => key.replace(/['’-]/g, '')).filter((key) => key.length > 1);
}

/** Whether a word that isn't made can still be taken for a work's name: not a term, not a word of many titles. */
export function isDistinctive(text: string, index: RecordIndex): boolean {
  const words = wordsOf(text);
  if (words.some((word) => isMadeWord(word) && !isGeneralTerm(word))) return true;
  const content = words.filter((word) => !isStopWord(fold(word)) && !isGeneralTerm(word) && !isGeneralWord(word));
  if (content.length === 0) return false;
  if (content.length >= 2 || (content.length === 1 && words.length >= 2 && /^\p{Lu}/u.test(words[0] ?? '')))
    return true;
  const [only = ''] = content;
  return /^\p{Lu}/u.test(only) && only.length >= 4 && index.frequency(stemWord(fold(only))) <= 1;
}
