// What every page of a site has to be: valid by html-validate's standard rules and the HTML parser, with unique ids
// and exactly one first-level heading.

import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import type { Site } from './site.ts';

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

/** What is wrong, as `page:line: rule message`; empty if all is well. */
export async function pageFaults(site: Site, folder = 'public'): Promise<string[]> {
  const faults: string[] = [];
  const pages = site.files(folder).filter((name) => name.endsWith('.html'));
  if (pages.length === 0) faults.push('There is no page.');
  for (const file of pages) {
    const html = site.read(`${folder}/${file}`);
    const { results } = await validator.validateString(html);
    for (const { ruleId, message, line } of results.flatMap(({ messages }) => messages))
      faults.push(`${file}:${line}: ${ruleId} ${message}`);
    parse(html, {
      sourceCodeLocationInfo: true,
      onParseError: ({ code, startLine }) => faults.push(`${file}:${startLine}: parser ${code}`),
    });
    const ids = [...html.matchAll(/<[a-z][^>]*?\sid="([^"]*)"/g)].map((match) => match[1]!);
    for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) < index)))
      faults.push(`${file}: id ${id} twice`);
    const headings = html.match(/<h1[\s>]/g)?.length ?? 0;
    if (headings !== 1) faults.push(`${file}: ${headings} h1`);
  }
  return faults;
}
