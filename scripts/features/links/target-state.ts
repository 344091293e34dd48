// What answers say about a link's target. Pure.

/** As far as it matters here. */
interface Answer {
  readonly status: number;
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[];
}

/** The place in a page that a link's fragment names; `undefined` for none, and for what scripts make of fragments. */
export function anchorOf(url: string): string | undefined {
  const [name = ''] = new URL(url).hash.slice(1).split(':~:');
  // `#/route` and `#!route` are routes, `#page=3` is for viewers of PDF; :~: asks to scroll to a text; #top is always there.
  if (name === '' || /^[/!]|^top$|=/i.test(name)) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const permanent: ReadonlySet<number> = new Set([301, 308]);

/** As far as redirects are permanent from the first on; `undefined` if it didn't move for good. */
export function permanentTarget({ redirects, status }: Answer): string | undefined {
  if (status >= 400) return undefined;
  const end = redirects.findIndex((redirect) => !permanent.has(redirect.status));
  const { to } = (end === -1 ? redirects : redirects.slice(0, end)).at(-1) ?? {};
  if (to === undefined || to === redirects[0]?.from) return undefined;
  return leadsHome(redirects[0]?.from ?? '', to) || /\b(?:login|signin|sign_in|passport)\b/i.test(new URL(to).pathname)
    ? undefined
    : to;
}

/** Titles of pages that stand where something was, in the words sites use for it. */
const notFoundTitle =
  /^[\s\p{P}]*(?:error[\s\p{P}]*)?404\b|\b404[\s\p{P}]*(?:error|not found|page)|\b(?:page|file|article|post) (?:was )?(?:not found|doesn.t exist|does not exist|no longer exists)|^[\s\p{P}]*not found[\s\p{P}]*$|(?:页面|網頁|网页|内容|內容|文章|链接|視頻|视频)(?:不存在|未找到|找不到|沒找到|没找到|已被?删除|已被?刪除|已失效|走丢了)|您要?访问的页面/iu;

/**
 * A page that isn't there, though the status says it is: a title that says so, or a redirect from somewhere deep to the
 * site's front page.
 */
export function isSoftNotFound(asked: string, answered: string, title: string | undefined): boolean {
  return leadsHome(asked, answered) || notFoundTitle.test((title ?? '').trim().slice(0, 200));
}

function leadsHome(from: string, to: string): boolean {
  const [before, after] = [new URL(from), new URL(to)];
  const isFront = after.pathname === '/' && after.search === '';
  // Short names lead to whatever they stand for: only the own site's front page is no place for what was deeper.
  return isFront && before.pathname.length > 1 && siteOf(before) === siteOf(after);
}

function siteOf({ hostname }: URL): string {
  return hostname.split('.').slice(-2).join('.');
}
