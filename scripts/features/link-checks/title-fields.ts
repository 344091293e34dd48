// Titles that stand in a field of their own ("论文标题：X", "**Title**: X", a bold line) and the fields below that are
// about the same work ("论文地址：[链接](…)"). How such texts look; where they stand is find-claims.ts's matter.

import { isElement, isText, type Element } from '../../core/html.ts';
import { fold, isMadeWord, wordsOf } from './names.ts';
import { authorYears, latinRuns, mayBeTitle } from './phrases.ts';
import { claimingHan, isFieldWord, isStopWord } from './words.ts';

/** "the [paper](…) of X", "[论文](…)《X》", "[arXiv](…)，标题是 X", "（[arXiv](…)）：X". */
export const namedAfter =
  /^[\s,，）)\]】]{0,3}(?:(?<quote>[《“"「]|[:：]\s*|(?:标题|题目|题)[是为叫]\s*|(?:titled|entitled|called|named)\b)|\s?(?:of|for)\s+(?:the\s+)?(?=\p{Lu}))/u;
/** "论文标题：", "**Title**:": what a field of this name holds is what the fields below it are about. */
export const titleField =
  /^[^\p{L}\p{N}]*(?:(?:论文|文章|原文|英文|paper|article)?\s*(?:标题|题目|题名|名称|名字|名|title|name)|论文|paper)[^\p{L}\p{N}:：]*[:：]/iu;
/** Another field: "发表时间：2024-01", "Code: …", "作者/机构（如可得）：…". */
export const field =
  /^[^\p{L}\p{N}]*[\p{L}\p{N}]{1,12}(?:\s?\/\s?[\p{L}\p{N}]{1,12}){0,3}(?:\s?[（(][^（）()]{1,20}[)）])?[^\p{L}\p{N}:：]*[:：]/u;
/** Fields that hold people, places and dates: "**作者**：Kaiming He", "Venue: CVPR 2020" name no work. */
const otherField =
  /^[^\p{L}\p{N}]*(?:论文|文章)?(?:作者|单位|机构|团队|学校|公司|会议|期刊|发表|发布|收录|年份|时间|日期|领域|关键词|authors?|by|affiliations?|institut(?:e|ion)s?|venue|conference|journal|published|year|date|keywords?|tags?)[^\p{L}\p{N}:：]*[:：]/iu;
/** What the title's own link stands in: "论文地址：", "Link:"; not "数据集：", which leads to another work. */
export const addressField =
  /^[^\p{L}\p{N}]*(?:论文|原文|文章|文献|链接|地址|网址|下载|全文|传送门|点|这|https?:|arxiv|paper|pdf|link|url|doi|abs|here|preprint|代码|源码|code|github|\[?$)/iu;
/** "【论文阅读】Title", "精读系列（三）：Title": what a heading says before its name. */
export const lead =
  /^[^\p{Script=Latin}\p{Script=Greek}]*[\p{Script=Han}][^\p{Script=Latin}\p{Script=Greek}]*[：:】」｜|—-]\s*/u;

/** Not a question or a remark: one name, and hardly anything else. */
export function namesOne(text: string): boolean {
  if (otherField.test(text)) return false;
  return latinRuns(text).length === 1 && claimingHan(text) <= 2 && !/[?？]\s*$/.test(text);
}

/** A line that is a name and no sentence: "**DeepSeek-Prover**：". */
export function namesOnly(line: string): boolean {
  const [run, ...more] = latinRuns(line);
  if (!run || more.length > 0 || claimingHan(line) > 0 || otherField.test(line) || line.includes('://')) return false;
  return /[:：]\s*$/.test(line) || (run.text.split(' ').length <= 3 && /[\p{L}\p{N})]\s*$/u.test(line));
}

/** A line that is a title and no sentence, as `**Title**` is without its stars. */
export function titleOnly(line: string): boolean {
  const [run, ...more] = latinRuns(line);
  if (!run || more.length > 0 || !mayBeTitle(run) || claimingHan(line) > 0 || otherField.test(line)) return false;
  return !namesPeople(line) && !/[.,;:!。，；：！]\s*$/.test(line) && line.trim().length - run.whole.length <= 4;
}

/** Behind a name: "DeepSeek-Prover（2024）". */
export const yearInBrackets = /\s?[(（](?:19|20)\d\d[)）]\s*$/u;

/** "Huajian Xin, Daya Guo, Zhihong Shao": the line of authors between a title and its link. */
export function namesPeople(text: string): boolean {
  // "Ian J. Goodfellow et al."
  if (oneAndOthers.test(text.trim())) return true;
  const people = text
    .replace(/[.。,，]\s*\p{Lu}[\p{L}-]*(?:\s[\p{L}-]+){0,5}\s(?:19|20)\d\d\.?$/u, '')
    .replace(/,? et al\.?$/i, '')
    .split(/,\s|、|，|;\s|\s(?:and|&)\s/u)
    .map((one) => one.trim())
    .filter(Boolean);
  return people.length >= 2 && people.every((one) => person.test(one));
}

/** "Kaiming He", "J. L. Lopez", "Rianne van den Berg". */
const latinPerson =
  "(?:\\p{Lu}[\\p{L}.'’-]{0,20}\\s){1,3}(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ter|ten)\\s){0,3}\\p{Lu}[\\p{L}.'’-]{1,20}";
const person = new RegExp(`^${latinPerson}$|^\\p{Script=Han}{2,4}$`, 'u');
const leadingPeople = new RegExp(`^(?:${latinPerson}(?:, (?:and |& )?| and | & )){2,}`, 'u');

/**
 * "Kaiming He, Jian Sun, Deep Residual Learning …": without the people before the title; `undefined` if there is nothing
 * else.
 */
export function withoutPeople(text: string): string | undefined {
  if (!beginsWithPerson(text)) return text;
  const lead = leadingPeople.exec(text)?.[0];
  const rest = lead === undefined ? text : text.slice(lead.length);
  if (lead !== undefined && wordsOf(rest).length >= 5 && !hasCommonWord(lead)) return rest;
  return listsPeople(text) ? undefined : text;
}

/** The cheap question: a comma or "and" behind two words or more that begin with capitals. */
function beginsWithPerson(text: string): boolean {
  const end = text.search(/, |、|，|; | and | & /);
  return end > 0 && end < 60 && person.test(text.slice(0, end).trim());
}

/** "Image Prompts" is nobody. */
function hasCommonWord(text: string): boolean {
  return wordsOf(text).some((word) => isFieldWord(word) || (isStopWord(fold(word)) && !/^and$/i.test(word)));
}

/** Somewhere in it people are listed, with the year perhaps: "by Ann Lee, Bo Li, 2019", "*Ann Lee et al. arXiv*". */
export function holdsPeople(text: string): boolean {
  if (!/, |、|，|et\.? al/.test(text)) return false;
  if (authorYears(text).some(({ etAl }) => etAl)) return true;
  return latinRuns(text).some((run) => namesPeople(run.text.replace(/[,.]? (?:19|20)\d\d$/, '')));
}

/** Nothing but people, and where and when: "ACL 2023 *Ann Lee, Bo Li.* [". */
export function namesPeopleOnly(text: string): boolean {
  if (text.length > 60 && !/, |、|，|et\.? al/.test(text)) return false;
  const runs = latinRuns(text);
  return runs.length > 0 && claimingHan(text) === 0 && runs.every((run) => isPeople(run.text));
}

function isPeople(text: string): boolean {
  return beginsWithPerson(text) ? namesPeople(text) || listsPeople(text) : arePeople(text);
}

/** People or, for all one can see, one: "Neural Episodic Control" is a title of three words. */
export function arePeople(text: string): boolean {
  const line = text.trim();
  if (namesPeople(line)) return true;
  const words = line.split(' ');
  return person.test(line) && !words.some(isMadeWord) && (words.length < 3 || !hasCommonWord(line));
}

const oneAndOthers = /^\*?(?:\p{Lu}[\p{L}.'’-]{0,20}\s){0,3}\p{Lu}[\p{L}.'’-]{1,20},? et\.? al\.?\*?,?$/u;

/** A long list of people is one though a name or two in it look otherwise: "Mingyu Jin, Dong shu, Haiyan Zhao". */
function listsPeople(text: string): boolean {
  const parts = text.split(/,\s|、|，|;\s|\s(?:and|&)\s/u).filter(Boolean);
  const people = parts.filter((one) => person.test(one.trim()) && !hasCommonWord(one)).length;
  return people >= 2 && people >= parts.length * 0.7;
}

/** A paragraph that is all in bold letters stands where a heading would. */
export function isBold(paragraph: Element): boolean {
  const [only, ...more] = paragraph.childNodes.filter((node) => !isText(node) || node.value.trim() !== '');
  return only !== undefined && more.length === 0 && isElement(only) && /^(?:strong|b)$/.test(only.tagName);
}
