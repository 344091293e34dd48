// Faults that an address shows by itself: no scheme, full-width characters, the preview's address, identifiers that
// can't exist, scripts, no words to click. Pure; each rule is linear in the address.

import type { LinkFinding } from './finding.ts';

export interface WrittenLink {
  /** Entities decoded, escapes as written. */
  readonly href: string;
  readonly text: string;
}

export interface AddressContext {
  /** Port of `hexo server`. */
  readonly previewPort: number;
  /** The blog's root, with slashes at both ends. */
  readonly root: string;
}

type Rule = (link: WrittenLink, context: AddressContext) => LinkFinding | undefined;

export function addressFinding(link: WrittenLink, context: AddressContext): LinkFinding | undefined {
  for (const rule of isPlainAddress(link.href) ? rulesOfPlain : rules) {
    const found = rule(link, context);
    if (found) return found;
  }
  return undefined;
}

/** What most addresses are: a scheme, ASCII, nothing that stands for other characters. */
function isPlainAddress(href: string): boolean {
  return /^https?:\/\/[\w.-]+(?:[/?#][\x21-\x24\x26-\x7e]*)?$/.test(href);
}

const scriptLink: Rule = ({ href }) =>
  /^[\s\p{C}]*(?:javascript|vbscript|data\s*:\s*text\/html)\s*:?/iu.test(href) &&
  /^[\s\p{C}]*(?:javascript|vbscript|data)\s*:/iu.test(href)
    ? {
        rule: 'script-link',
        severity: 'warning',
        message: `The link runs a script (${shown(href)}): it leads nowhere without JavaScript.`,
        remedy: 'Link a page, or use a button in a script of your own.',
      }
    : undefined;

/** 全角冒号、斜杠、字母、数字: full-width forms of what addresses are made of. */
const fullWidthAscii = /[\uFF01-\uFF5E\u3002]/;

const fullWidthScheme: Rule = ({ href: written }) => {
  // The renderer escapes what isn't ASCII: https%EF%BC%9A//…
  const href = decoded(written);
  if (!/^(?:https?|ｈｔｔｐｓ?)\s*(?:[:：]\s*[/／]{2}|：)/i.test(href) || /^https?:\/\//i.test(href)) return undefined;
  return {
    rule: 'url-punctuation',
    severity: 'warning',
    message: `The address has full-width characters where a scheme ends: ${shown(href)}.`,
    remedy: 'Write "https://" with the keyboard in its English mode.',
    fix: href.normalize('NFKC').replace(/^(https?)\s*:\s*\/\//i, '$1://'),
  };
};

/** Punctuation that a sentence puts behind an address. */
const sentenceEnd = /[，。；：！？、）】」』》〉”’…]+$/u;

const punctuation: Rule = ({ href, text }) => {
  // A text fragment (https://wicg.github.io/scroll-to-text-fragment/) quotes the page, with its punctuation.
  if (!/^https?:\/\//i.test(href) || href.includes(':~:')) return undefined;
  const plain = decoded(href);
  const isBare = sameAddress(text, plain);
  const inside = isBare ? /[，。；！？、）】」》”’]/u.exec(plain.slice(8)) : null;
  const end = sentenceEnd.exec(plain);
  const at = inside ? inside.index + 8 : end && !isOpened(plain, end.index) ? end.index : -1;
  if (at < 0 || /^https?:\/\/[\w.-]*wiki(?:pedia|source|quote)\.org\//i.test(href)) return undefined;
  const kept = cutAt(href, at, plain);
  return {
    rule: 'url-punctuation',
    severity: 'warning',
    message: `The sentence's "${plain.slice(at, at + 1)}" has become part of the address: ${shown(plain)}.`,
    remedy: isBare ? 'Put a space behind the address, or write it as <address>.' : `Write ${shown(kept)}.`,
    // What follows a bare address is text that must stay: only the author can say where it goes.
    ...(!isBare && { fix: kept }),
  };
};

/** A closing bracket that was opened in the address belongs to it. */
function isOpened(text: string, at: number): boolean {
  const pairs: Record<string, string> = {
    '）': '（',
    '】': '【',
    '」': '「',
    '』': '『',
    '》': '《',
    '〉': '〈',
    '”': '“',
    '’': '‘',
  };
  const opening = pairs[text.charAt(at)];
  return opening !== undefined && text.slice(0, at).includes(opening);
}

/** The part of `href` that decodes to the first `at` characters of `plain`. */
function cutAt(href: string, at: number, plain: string): string {
  const head = plain.slice(0, at);
  if (href.startsWith(head)) return head;
  const encoded = encodeURI(head);
  return href.startsWith(encoded) ? encoded : head;
}

const commonDomains =
  'com|org|net|cn|io|ai|dev|edu|gov|app|me|co|info|xyz|tech|top|cc|tv|uk|de|jp|fr|hk|tw|us|eu|ru|in|kr|sg|au|ca|nl|se|ch|site|blog|wiki|page|pub|moe|im|fm|gg|to|be|it|es|sh';
const hostLike = new RegExp(
  `^(?:www\\.[\\w-]+(?:\\.[\\w-]+)+|(?:[\\w-]+\\.){1,4}(?:${commonDomains}))(?::\\d{1,5})?(?=[/?#]|$)`,
  'i',
);

const missingScheme: Rule = ({ href }) => {
  if (
    !hostLike.test(href) ||
    /^[^/?#]*\.(?:md|html?|pdf|sh|py|ts|js|css|json|xml|ya?ml|txt|zip|png|jpe?g|gif|svg)$/i.test(href)
  )
    return undefined;
  // "a.me" alone may be a file; with a path or www. it is a host.
  if (!/^www\.|[/?#]|\.(?:com|org|net|cn|io|edu|gov|dev|ai)$/i.test(href)) return undefined;
  return {
    rule: 'missing-scheme',
    severity: 'warning',
    message: `"${shown(href)}" has no scheme: browsers look for it below this page.`,
    remedy: `Write https://${shown(href)}.`,
    fix: `https://${href}`,
  };
};

/** `http://https://example.com`: pasted behind what was already written. */
const doubleScheme: Rule = ({ href }) => {
  const match = /^https?:\/\/(https?):?\/{1,2}(?=[\w-]+\.[\w.-]+(?:[/?#:]|$))/i.exec(href);
  if (!match) return undefined;
  const fix = `${(match[1] ?? '').toLowerCase()}://${href.slice(match[0].length)}`;
  return {
    rule: 'missing-scheme',
    severity: 'warning',
    message: `The scheme of ${shown(href)} is written twice: browsers look for a host called "${match[1] ?? ''}".`,
    remedy: `Write ${shown(fix)}.`,
    fix,
  };
};

/** `[words]()` leads to the page it stands on. */
const emptyAddress: Rule = ({ href, text }) =>
  href.trim() === '' && text !== ''
    ? {
        rule: 'empty-address',
        severity: 'warning',
        message: `The link "${shown(text)}" has no address: it leads to its own page.`,
        remedy: 'Write the address between the parentheses, or only the words.',
      }
    : undefined;

const previewAddress: Rule = ({ href, text }, { previewPort, root }) => {
  const match =
    /^(?:https?:)?\/\/(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])(?::(\d{1,5}))?(\/[^\s]*)?$/i.exec(href);
  if (!match) return undefined;
  const [, port = '80', path = '/'] = match;
  if (Number(port) !== previewPort) return undefined;
  // A tutorial that says "open http://localhost:4000" means it.
  const isRoot = path === '/' || path === root;
  if (isRoot && sameAddress(text, href)) return undefined;
  return {
    rule: 'preview-address',
    severity: 'warning',
    message: `The link leads to the preview on your own machine (${shown(href)}).`,
    remedy: `Write ${shown(path)}.`,
    fix: path,
  };
};

const malformedId: Rule = ({ href }) => {
  // What a sentence put behind the address is another rule's.
  const plain = decoded(href).replace(sentenceEnd, '');
  const address = /^https?:\/\/([^/?#]+)\/([^?#]*)/i.exec(plain.normalize('NFKC').replaceAll('。', '.'));
  if (!address) return undefined;
  const [, host = '', path = ''] = address;
  const reason = /(?:^|\.)(?:arxiv\.org|alphaxiv\.org)$|^ar5iv\./i.test(host)
    ? arxivFault(decoded(path))
    : /^(?:www\.|dx\.)?doi\.org$/i.test(host)
      ? doiFault(decoded(path))
      : undefined;
  const isWide = fullWidthAscii.test(plain) && /arxiv|doi\.org|10[.．。]\d{4}/i.test(plain.normalize('NFKC'));
  if (reason === undefined && !isWide) return undefined;
  const narrow = plain.normalize('NFKC').replaceAll('。', '.');
  const message = reason ?? 'has full-width characters';
  return {
    rule: 'malformed-id',
    severity: 'warning',
    message: `The identifier in ${shown(plain)} ${message}.`,
    remedy: reason === undefined ? `Write ${shown(narrow)}.` : 'Look the identifier up again.',
    ...(reason === undefined && { fix: narrow }),
  };
};

/** https://info.arxiv.org/help/arxiv_identifier.html */
function arxivFault(path: string): string | undefined {
  const match = /^(?:abs|pdf|html|format|src|e-print|overview)\/(.+?)(?:\.pdf)?\/?$/.exec(path);
  const id = match?.[1];
  if (id === undefined) return undefined;
  const modern = /^(\d{2})(\d{2})\.(\d+)(?:v\d+)?$/.exec(id);
  if (modern) {
    const [, year = '', month = '', number = ''] = modern;
    if (Number(month) < 1 || Number(month) > 12) return `has the month ${month}, which no arXiv identifier has`;
    if (Number(`${year}${month}`) < 704)
      return 'is of a time when arXiv identifiers looked otherwise (before April 2007)';
    const digits = Number(year) >= 15 ? 5 : 4;
    if (number.length !== digits)
      return `has ${number.length} digits behind the point; of that month they have ${digits}`;
    return undefined;
  }
  const old = /^[a-z-]+(?:\.[A-Za-z-]{2,})?\/(\d{2})(\d{2})(\d{3})(?:v\d+)?$/.exec(id);
  if (old)
    return Number(old[2]) < 1 || Number(old[2]) > 12
      ? `has the month ${old[2] ?? ''}, which no arXiv identifier has`
      : undefined;
  return "isn't an arXiv identifier, such as 2405.14333";
}

function doiFault(path: string): string | undefined {
  if (path === '') return undefined;
  return /^10\.\d{4,9}(?:\.\d+)*\/\S/.test(path) ? undefined : "isn't a DOI, such as 10.1145/3292500";
}

const emptyText: Rule = ({ href, text }) =>
  text === '' && !href.startsWith('#')
    ? {
        rule: 'empty-link-text',
        severity: 'warning',
        message: `The link to ${shown(href)} has no words: nobody sees it, and screen readers read the address.`,
        remedy: 'Write what it leads to between the brackets.',
      }
    : undefined;

const rules: readonly Rule[] = [
  scriptLink,
  fullWidthScheme,
  malformedId,
  punctuation,
  doubleScheme,
  missingScheme,
  previewAddress,
  emptyAddress,
  emptyText,
];

/** The others look for what a plain address doesn't have. */
const rulesOfPlain = rules.filter(
  (rule) => ![scriptLink, fullWidthScheme, punctuation, missingScheme, emptyAddress].includes(rule),
);

function sameAddress(text: string, href: string): boolean {
  const plain = (address: string) =>
    decoded(address)
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '');
  return plain(text.trim()) === plain(href);
}

export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURI(text);
  } catch {
    return text; // a lone percent sign is part of the address
  }
}

const longestShown = 100;

export function shown(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}
