// Hexo's `{% codeblock %}` and `{% include_code %}` with their own arguments, shown like any other block of code.

import path from 'node:path';
import type { TagCall, TagDefinition } from '../../hexo/define-feature.ts';
import { codeBlock } from './code-block.ts';
import type { CodeConfig } from './config.ts';
import { emptyInfo, parseInfo, type CodeInfo } from './info-string.ts';
import { readCodeFile } from './read-code-file.ts';
import { codeHost, unknownLanguage } from './render-code.ts';

/** `{% codeblock [title] [lang:language] [url] [link text] [option:value …] %}`; https://hexo.io/docs/tag-plugins */
export const codeTag: TagDefinition<CodeConfig> = {
  block: true,
  sync: true,
  render(call) {
    const language = valueOf(call.args, 'lang');
    const rest = call.args.filter((arg) => !arg.startsWith('lang:'));
    return show(call, call.body, { ...parseInfo(`text ${rest.join(' ')}`), language });
  },
};

/** `{% include_code [title] [lang:language] [from:line] [to:line] path/to/file %}` */
export const includeCodeTag: TagDefinition<CodeConfig> = {
  sync: true,
  render(call) {
    const { hexo, args, report } = call;
    const words = args.filter((arg) => !/^(?:lang|from|to):/i.test(arg));
    const file = words.at(-1);
    const page = file === undefined ? undefined : readCodeFile(hexo, codeFile(call, file));
    if (file === undefined || !page) {
      report({
        rule: 'missing-code-file',
        severity: 'warning',
        message:
          file === undefined ? '{% include_code %} names no file.' : `There is no ${codeFile(call, file)} to include.`,
        remedy: `Write the path of a file below ${path.posix.join('source', hexo.config.code_dir)}.`,
      });
      return '';
    }
    const lines = page.text.replaceAll('\r\n', '\n').split('\n');
    const from = Number(valueOf(args, 'from') ?? 1) - 1;
    const to = Number(valueOf(args, 'to') ?? lines.length);
    const code = lines.slice(Math.max(0, from), to).join('\n').trim();
    return show(call, code, {
      ...emptyInfo(),
      language: valueOf(args, 'lang') ?? (path.posix.extname(file).slice(1) || undefined),
      title: words.length > 1 ? words.slice(0, -1).join(' ') : path.posix.basename(file),
      url: addressOf(call, page.path),
      linkText: 'view raw',
    });
  },
};

function valueOf(args: readonly string[], name: string): string | undefined {
  const found = args.find((arg) => arg.toLowerCase().startsWith(`${name}:`));
  return found?.slice(name.length + 1);
}

function show({ hexo, config, report }: TagCall<CodeConfig>, code: string, info: CodeInfo): string {
  const host = codeHost(hexo, config);
  const unknown = unknownLanguage(info, host);
  if (unknown) report(unknown);
  return codeBlock(code, info, host);
}

function codeFile({ hexo }: TagCall<CodeConfig>, file: string): string {
  return path.posix.join(hexo.config.code_dir.replaceAll('\\', '/'), file);
}

/** By Hexo's own helper, as views write addresses. */
function addressOf({ hexo }: TagCall<CodeConfig>, route: string): string {
  const helper = hexo.extend.helper.get('url_for') as (this: unknown, route: string) => string;
  return helper.call(hexo, route);
}
