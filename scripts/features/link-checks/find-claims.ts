// What the author calls each link of a post: its own words, or, if those are words for any link, the words it belongs
// to: what stands right before it, its list item, table row, sentence, the item or heading above. Pure, one walk.

import { attribute, elements, textContent, type Element, type Root } from '../../core/html.ts';
import { bareAddress, ClaimContext, claims, isItemLike, isTitle, type ClaimedLink } from './claim-context.ts';
import type { Claim } from './claim.ts';
import { authorYears, latinRuns, looksLikeTitle, mayBeTitle } from './phrases.ts';
import { namedAfter, namesPeopleOnly } from './title-fields.ts';
import { claimingHan, directing, hanCount, isGlue, isPointing, mentioning, turning } from './words.ts';

/**
 * @param links which links are asked about; all by default
 * @param isSettled whether a link called so is known to be right: nothing more is looked for then
 */
export function findClaims(
  tree: Root,
  links: Iterable<Element> = elements(tree, 'a'),
  isSettled: (href: string, text: string) => boolean = () => false,
): ClaimedLink[] {
  const context = new ClaimContext(tree);
  const found: ClaimedLink[] = [];
  for (const link of links) {
    const href = attribute(link, 'href');
    if (href === undefined || href === '' || href.startsWith('#')) continue;
    const text = textContent(link).replace(/\s+/g, ' ').trim();
    const claim = isSettled(href, text) ? undefined : claimOf(link, text, context);
    found.push({ link, href, text, claim, ...context.listOf(link) });
  }
  return withoutSharedWords(found, context);
}

function claimOf(link: Element, text: string, context: ClaimContext): Claim | undefined {
  const own = bareAddress.test(text) ? '' : text;
  if (claims(own)) return ownClaim(own, link, context);
  // A translated title says nothing by itself; what stands before it in the item may.
  return contextClaim(link, claimingHan(own) > 1, context);
}

/** "DeepSeek-V3 论文" claims, "一种比 BERT 更快的方法" and "为什么 BERT 不够好" only mention. */
function ownClaim(text: string, link: Element, context: ClaimContext): Claim | undefined {
  // "A Critique of …", "… as an Alternative to …" may be titles, and are nothing else then.
  if (turning.test(text)) return isTitle(text) ? { text: '', strength: 'firm', titles: [text] } : undefined;
  const strength = claimingHan(text) > 4 ? 'loose' : 'firm';
  const titles = context.titlesBeside(link);
  return { text, strength, around: context.around(link), ...(titles.length > 0 && { titles }) };
}

function contextClaim(link: Element, described: boolean, context: ClaimContext): Claim | undefined {
  const block = context.blockOf(link);
  if (!block) return undefined;
  if (block.tagName === 'td' || block.tagName === 'th') return cellClaim(link, block, described, context);
  const near = nearClaim(link, block, described, context);
  if (near) {
    const mayHaveTitle = near.titles !== undefined || block.tagName === 'p';
    return mayHaveTitle && namesPeopleOnly(near.text) ? belowPeople(near, context.titleLine(link, block)) : near;
  }
  if (described || isPointing(textContent(link))) return near;
  return (
    context.titled(link, block) ??
    context.belowTitle(link, block) ??
    (context.saysMore(block) && !context.isAmongFields(link, block) ? undefined : context.above(link, block))
  );
}

/** "**Title.** *Authors.* [paper]": people stand right before the link, and what they wrote at the head or above. */
function belowPeople(near: Claim, line: string | undefined): Claim {
  const title = near.titles?.[0] ?? line;
  if (title === undefined || namesPeopleOnly(title)) return near;
  // The people are still asked about, apart from the title.
  const { text, strength, around } = near;
  return { text: `${title}；${text}`, strength, ...(around !== undefined && { around }) };
}

function besideTitle(title: string | undefined): Pick<Claim, 'titles'> {
  return title === undefined ? {} : { titles: [title] };
}

function nearClaim(link: Element, block: Element, described: boolean, context: ClaimContext): Claim | undefined {
  const words = context.wordsOf(link, block);
  const { after, whole } = words;
  const text = textContent(link).trim();
  // "Vaswani 等人 [2017](…)": the year is part of what is claimed.
  const before = isYear.test(text) ? `${words.before}${text}` : words.before;
  const isItem = isItemLike(block);
  const sentence = lastSentence(before);
  const isWhole = isItem || isReference(before);
  const scope = claims(sentence) ? sentence : isWhole && claims(before) ? before : '';
  if (scope !== '') {
    const runs = [...latinRuns(scope), ...authorYears(scope)].sort((a, b) => a.end - b.end);
    const last = runs.at(-1);
    const between = last ? scope.slice(last.end) : '';
    // In running text a comma ends what belongs to the link.
    const apart =
      !isItem && /[,，;；]/.test(between) && !directing.test(between) && !isReference(scope) && !citing.test(between);
    if (last && turnsAway(scope, last.start, text)) return undefined;
    if (last && !apart && isGlue(between) && closesWithLink(between, after)) {
      const title = isWhole && !described ? titleAtHead(before) : undefined;
      return { text: scope, strength: described ? 'loose' : 'firm', last: true, around: whole, ...besideTitle(title) };
    }
    if (described || isPointing(text)) return undefined;
    if (isItem) {
      const [first] = latinRuns(before);
      const heads = first !== undefined && isHead(before, first.start);
      return { text: before, strength: heads ? 'firm' : 'loose', around: whole };
    }
    if (mentioning.test(withoutTitles(sentence)) || /^(?:这|该|本文|here|this)/iu.test(textContent(link).trim()))
      return undefined;
    if (otherClause.test(sentence)) return undefined;
    const isSubject = latinRuns(sentence).length === 1 || isDefined(sentence);
    return isSubject ? { text: sentence, strength: 'loose', around: whole } : undefined;
  }
  if (described) return undefined;
  const named = namedAfter.exec(after);
  if (named && claimingHan(before) === 0 && !isPointing(text) && claims(after)) {
    const rest = after.slice(named[0].length);
    const [first] = latinRuns(rest);
    const isQuoted = named.groups?.['quote'] !== undefined;
    if (first && isGlue(rest.slice(0, first.start)))
      return { text: isQuoted ? rest.slice(0, first.end) : rest, strength: isQuoted ? 'firm' : 'loose', around: whole };
  }
  // "[论文](…) DeepSeek-V3": only where nothing stands before.
  if (!/\p{L}/u.test(before.replace(/\[[\s\S]\]/g, '')) && claims(after)) {
    const [first] = latinRuns(after);
    // In running text only if the name is all that follows: "2020 | [paper](…) | *Title*".
    const isAll = first !== undefined && (isItem || isGlue(after.slice(first.end)));
    if (first && isAll && isGlue(after.slice(0, first.start))) return { text: after, strength: 'firm', around: whole };
  }
  return undefined;
}

/**
 * The title that an item begins with, if authors, venue and year are all that follows: "Title. *X et al. CVPR* [paper]".
 * People and the year may stand before it if it is quoted: 'X and Y (2015). "Title." CHI. [paper]'.
 */
function titleAtHead(text: string): string | undefined {
  const title = latinRuns(text).find(
    (run, at) => (at === 0 || run.quoted) && mayBeTitle(run) && !namesPeopleOnly(run.text),
  );
  if (!title || !(isHead(text, title.start) || isByPeople(text.slice(0, title.start)))) return undefined;
  const rest = text.slice(title.end);
  // With its opening quotation mark, which tells that it is a title.
  return claimingHan(rest) === 0 && !mentioning.test(rest)
    ? text.slice(Math.max(0, title.start - 1), title.end)
    : undefined;
}

function isByPeople(lead: string): boolean {
  return namesPeopleOnly(lead.replace(/[(（]?(?:19|20)\d\d[a-z]?[)）]?\W*$/u, ''));
}

const isYear = /^[(（[]?(?:19|20)\d\d[a-z]?[)）\]]?$/;

/** "[1] Title[J]. arXiv preprint, 2024.", "Authors. Title. Venue, 2020. [PDF]": the whole is one reference. */
function isReference(text: string): boolean {
  return /\[[JCMDR](?:\/OL)?\]|^\s*\[\d+\]/.test(text);
}

/** Venue and year between a title and its address: "…, arXiv 2016, https://…", 《…》，地址：. */
const citing = /(?:19|20)\d\d[a-z]?\W*$|[,，]\s*(?:论文|原文|下载)?(?:地址|链接|网址)[为是在见]?\s*[:：]?\s*$/iu;

/** The words behind the name point away from it: "BERT is inspired by [this paper](…)", "BERT 的思路来自[这里](…)". */
function turnsAway(scope: string, start: number, text: string): boolean {
  const tail = scope.slice(start);
  // A title may have such words; then they don't end the sentence.
  return turningEnd.test(tail) || (isPointing(text) && mentioning.test(tail.slice(-longestTail)));
}

const turningEnd =
  /\b(?:inspired|motivated|preceded|followed|beaten|surpassed|outperformed|criticis?ed|based|built|borrowed|taken)(?:\s+(?:by|on|from|upon|in))?\s*$/iu;
const longestTail = 30;

/** "X 是 Y 的模型，论文在[这]": the sentence says what X is, and its last clause where the paper is. */
function isDefined(sentence: string): boolean {
  const [first] = latinRuns(sentence);
  if (!first || first.start > 2) return false;
  const rest = sentence.slice(first.end);
  return /^\s*(?:[(（][^()（）]{0,40}[)）])?\s*(?:是|为|is\b|was\b)/u.test(rest) && paperClause.test(rest);
}

/** "X 是 Y 的模型，数据见[这]": the last clause goes on to something else. */
const otherClause =
  /[,，；;][^,，；;]*(?:数据|语料|基准|评测|代码|实现|博客|教程|视频|综述|基线|权重|\b(?:data(?:set)?|benchmark|code|blog|survey|baseline|weights)\b)[^,，；;]*$/iu;

const paperClause = /[,，；;]\s*(?:其|它的|the )?(?:原?论文|原文|技术报告|paper|preprint)[^,，；;]{0,12}$/iu;

/** "(since BERT ([here](…) is a survey))": a bracket that goes on after the link is a remark, not a reference. */
function closesWithLink(between: string, after: string): boolean {
  if (!/[(（[]\s*(?:[^)）\]]*)$/u.test(between)) return true;
  const [inside = ''] = after.split(/[)）\]]/u);
  return isGlue(inside);
}

/** Nothing but numbers, signs and at most a word or two of Chinese before. */
function isHead(text: string, start: number): boolean {
  return hanCount(text.slice(0, start)) <= 6 && !/[\p{Script=Latin}]{3}/u.test(text.slice(0, start));
}

/** The sentence that the text ends with; commas don't end it, full stops of either script do. */
function lastSentence(text: string): string {
  const parts = text.split(/(?<=[。！？；;\n])|(?<=[\p{Ll})\]][.!?])\s+(?=\p{Lu}|\p{Script=Han})/u);
  for (let at = parts.length - 1; at >= 0; at--) if (/[\p{L}\p{N}]/u.test(parts[at] ?? '')) return parts[at] ?? '';
  return '';
}

/** A row's name stands in the cell, in the first cell, or, if that is a word for links, at the head of the column. */
function cellClaim(link: Element, cell: Element, described: boolean, context: ClaimContext): Claim | undefined {
  const inCell = nearClaim(link, cell, described, context);
  if (inCell || described) return inCell;
  const { cells, column } = context.row(cell);
  const rowHead = cells.find((text, at) => at !== column && claims(text));
  const [first = ''] = cells;
  const columnHead = context.columnHead(cell, column);
  if (!claims(first) && claims(columnHead) && !bareAddress.test(columnHead.trim()) && claimingHan(first) === 0) {
    return { text: columnHead, strength: 'firm', around: cells.join(' ') };
  }
  if (rowHead === undefined) return context.titleInTable(link, cell);
  const plain = claims(first) ? first : rowHead;
  const titles = cells.filter((text, at) => at !== column && text !== plain && isTitle(text));
  return {
    text: plain,
    strength: claimingHan(plain) > 6 ? 'loose' : 'firm',
    around: cells.join(' ; '),
    ...(titles.length > 0 && { titles }),
  };
}

/** What a sentence says besides the titles in it, which may have any word: "A Survey of …". */
function withoutTitles(sentence: string): string {
  const isForeign = hanCount(sentence) > 0;
  return latinRuns(sentence).reduce(
    (rest, run) => ((isForeign && mayBeTitle(run)) || looksLikeTitle(run) ? rest.replace(run.text, ' ') : rest),
    sentence,
  );
}

/** Words shared by several links of one kind belong to none of them: 论文1, 论文2 below one heading. */
function withoutSharedWords(found: readonly ClaimedLink[], context: ClaimContext): ClaimedLink[] {
  return found.map((one) => {
    const group = one.claim ? context.sharers(one.claim, one.link) : undefined;
    return group && group.size > 1 ? { ...one, claim: undefined } : one;
  });
}
