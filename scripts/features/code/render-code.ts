// marked's renderer of blocks of code: fences wherever Markdown finds them (in lists, quotes, tags), and indented code.

import type Hexo from 'hexo';
import type { MarkedExtension, Tokens } from 'marked';
import { tokenPosition, type Placed } from '../../core/source/token-positions.ts';
import { currentTagPosition } from '../../hexo/source-tracking.ts';
import { codeBlock, escapeBraces, plainBlock, type CodeHost } from './code-block.ts';
import type { CodeConfig } from './config.ts';
import { writeFinding, type MarkedFinding } from './finding-mark.ts';
import { parseInfo, type CodeInfo } from './info-string.ts';
import { asLibrary, highlight, highlighterName, nearestTo, settingsOf, understands } from './load-highlighters.ts';

type CodeToken = Tokens.Code & Placed & { readonly unclosed?: boolean };

export function codeRenderer(hexo: Hexo, config: () => CodeConfig): MarkedExtension {
  return {
    renderer: {
      code(token) {
        const { text, lang, codeBlockStyle } = token;
        if (codeBlockStyle === 'indented') return `${inTags(escapeBraces(plainBlock(text, undefined)))}\n`;
        const info = parseInfo(lang ?? '');
        const host = codeHost(hexo, config());
        const findings = fenceFindings(token, info, host);
        return `${findings.map(writeFinding).join('')}${inTags(codeBlock(text, info, host))}\n`;
      },
    },
  };
}

/** Tags join lines, or indent them: in what they get, no line must end. */
function inTags(html: string): string {
  return currentTagPosition() ? html.replaceAll('\n', '&#10;') : html;
}

export function codeHost(hexo: Hexo, config: CodeConfig): CodeHost {
  const name = highlighterName(hexo);
  const library = asLibrary(name);
  const { highlight: hljs, prismjs } = settingsOf(hexo);
  const settings = (library === 'prismjs' ? prismjs : hljs) ?? {};
  const threshold = settings['line_threshold'];
  return {
    config,
    english: !firstLanguage(hexo).startsWith('zh'),
    library,
    lineNumbers: Boolean(settings['line_number']),
    lineThreshold: typeof threshold === 'number' ? threshold : 0,
    drawnInBrowser: library === 'prismjs' && settings['preprocess'] === false,
    understands: (language) => library === undefined || understands(library, language),
    highlight: name === undefined ? undefined : (code, options) => highlight(hexo, name, code, options),
  };
}

function firstLanguage(hexo: Hexo): string {
  const language = hexo.config.language as unknown as string | readonly string[] | null | undefined;
  return String([language ?? 'zh'].flat()[0]).toLowerCase();
}

function fenceFindings(token: CodeToken, info: CodeInfo, host: CodeHost): MarkedFinding[] {
  const position = token[tokenPosition];
  if (position === undefined) return [];
  const offset = Number.parseInt(position, 10);
  const findings: MarkedFinding[] = [];
  if (token.unclosed) {
    findings.push({
      rule: 'unclosed-fence',
      severity: 'warning',
      message: 'This fence is never closed: all that follows is shown as code.',
      remedy: 'Close it with a line of as many backticks or tildes.',
      offset,
    });
  }
  const unknown = unknownLanguage(info, host);
  if (unknown)
    findings.push({ ...unknown, offset: offset + Math.max(0, token.raw.trimStart().indexOf(info.language ?? '')) });
  return findings;
}

/** What is wrong with the language of a block that is to be highlighted. */
export function unknownLanguage(info: CodeInfo, host: CodeHost): Omit<MarkedFinding, 'offset'> | undefined {
  const { library } = host;
  const name = (info.language ?? '').replace(/^diff-(?=.)/i, '');
  if (name === '' || library === undefined || !info.highlight) return undefined;
  if (host.understands(name) || host.understands(info.language ?? '')) return undefined;
  const nearest = nearestTo(library, name);
  return {
    rule: 'unknown-language',
    severity: 'warning',
    message: `${library} knows no language "${name}"; the block is shown as plain text.`,
    remedy:
      nearest === undefined
        ? 'Write a language it knows, or "text".'
        : `Did you mean "${nearest}"? "text" is plain text.`,
  };
}
