// `hexo links why <url>`: how an address is understood, what is known of it, which posts link it, which rules speak.
// Exit code 0 if there is a record, 1 if there is none.

import { checkSite } from '../../hexo/check-site.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { displayLink, linkFromText, providerOf } from './canonical.ts';
import { linksOfPosts } from './collect-links.ts';
import { placeOf, trustedRecords } from './load-links.ts';
import type { Subcommand } from './subcommand.ts';

export const whyCommand: Subcommand = {
  name: 'why',
  usage: '<url|id>',
  description: 'How a link is understood, its record, the posts with it, the rules that speak',
  arguments: { min: 1, max: 1 },
  async run({ env, positional, print, printJson }) {
    const [text = ''] = positional;
    const link = linkFromText(text);
    if (!link)
      throw new UserError(`"${text}" is neither an address (https://…) nor an id (arxiv:2501.12948, doi:10.1145/…).`);
    const store = await trustedRecords(env);
    const findings = await checkSite(env.hexo, { quiet: true });
    const found = store.find(link.url);
    const uses = linksOfPosts(env).flatMap(({ file, links }) =>
      links
        .filter(
          ({ canonical }) =>
            canonical &&
            (canonical.url === link.url || (store.find(canonical.url)?.url === found?.url && found !== undefined)),
        )
        .map((use) => ({ file, use })),
    );
    const diagnostics = findings.filter(({ file, line, column }) =>
      uses.some(({ file: used, use }) => used === file && use.line === line && use.column === column),
    );

    printJson({
      ...link,
      name: displayLink(link),
      record: found ? { url: found.url, ...found.record } : null,
      posts: uses.map(({ file, use: { href, text: words, line, column } }) => ({
        file,
        line,
        column,
        href,
        text: words,
      })),
      diagnostics,
    });
    print(text);
    print(`  is       ${link.url}`);
    print(
      `  provider ${providerOf(link.provider)?.label ?? link.provider}${link.id === undefined ? '' : ` (${link.id})`}`,
    );
    if (link.version !== undefined) print(`  version  ${link.version}`);
    if (link.kind !== undefined) print(`  kind     ${link.kind}`);
    if (found) {
      print(`  record   ${found.record.title ?? '(no title)'}${found.url === link.url ? '' : ` — ${found.url}`}`);
      const source = [found.record.source ?? []].flat().join(', ');
      if (source) print(`  source   ${source}${found.record.fetched ? `, ${found.record.fetched}` : ''}`);
    } else print('  record   none: "hexo links fetch" asks for one, "hexo links add" makes an empty one');
    print(`  posts    ${uses.length === 0 ? 'none' : ''}`.trimEnd());
    for (const { file, use } of uses) print(`    ${placeOf(file, use)} “${use.text}”`);
    if (diagnostics.length > 0) print('  rules');
    for (const { rule, severity, message, file, line, column } of diagnostics) {
      print(`    ${file}:${line}:${column} ${severity} ${rule}: ${message}`);
    }
    return found ? 0 : 1;
  },
};
