// What `hexo links fix` can mend: findings with a known remedy, and what `hexo links verify` has learnt of addresses.

import type Hexo from 'hexo';
import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import { engineOf } from '../../hexo/engine.ts';
import { unsilenced } from '../../hexo/findings.ts';
import { linksOfPosts, recordStore, type PostLink } from '../links/api.ts';
import type { Fix } from './apply-fixes.ts';
import { linkFaults } from './check-links.ts';
import type { LinkChecksConfig } from './config.ts';

export interface FixOptions {
  /** Canonical forms too: one address for all forms of a link. */
  readonly canonical: boolean;
}

/** Once the site is loaded. In the order of the posts; at most one for each place; none that the author has silenced. */
export function findFixes(hexo: Hexo, { canonical }: FixOptions): Fix[] {
  const env = ownEnvironment(hexo);
  if (!env) return [];
  const fixes = new Map<string, Fix>();
  const add = (fix: Fix) => {
    const key = `${fix.file}:${fix.line}:${fix.column}`;
    if (!fixes.has(key)) fixes.set(key, fix);
  };
  for (const { file, href, line, column, finding } of linkFaults(env)) {
    if (finding.fix === undefined || line === undefined || column === undefined) continue;
    const to = finding.rule === 'link-mismatch' ? sameForm(href, finding.fix) : finding.fix;
    add({ file, line, column, rule: finding.rule, from: href, to });
  }
  const store = recordStore(hexo);
  for (const { file, links } of linksOfPosts(env)) {
    for (const link of links) {
      const { href, line, column } = link;
      if (line === undefined || column === undefined) continue;
      const checked = store.find(href)?.record.checked;
      const better = movedAddress(href, checked) ?? (canonical ? canonicalAddress(link) : undefined);
      if (better && better.to !== href) add({ file, line, column, from: href, ...better });
    }
  }
  // What is accepted as it is stays as it is.
  const findings = [...fixes.values()].map((fix) => ({
    ...fix,
    severity: 'warning' as const,
    message: '',
    remedy: '',
  }));
  return unsilenced(engineOf(hexo), findings).map(({ file, line, column, rule, from, to }) => ({
    file,
    line,
    column,
    rule,
    from,
    to,
  }));
}

function ownEnvironment(hexo: Hexo): FeatureEnvironment<LinkChecksConfig> | undefined {
  const own = engineOf(hexo).features.find(({ feature }) => feature.name === 'link-checks');
  return own?.env as FeatureEnvironment<LinkChecksConfig> | undefined;
}

/** The PDF of one arXiv paper is put right by the PDF of the other. */
function sameForm(href: string, url: string): string {
  const id = /^https:\/\/arxiv\.org\/abs\/(\d{4}\.\d{4,5})$/.exec(url)?.[1];
  const isArxiv = /^https?:\/\/(?:[\w-]+\.)*arxiv\.org\/(?:abs|pdf|html)\/\d{4}\.\d{4,5}/.test(href);
  return id !== undefined && isArxiv ? href.replace(/\d{4}\.\d{4,5}(?:v\d+)?/, id) : url;
}

function movedAddress(
  href: string,
  checked: { readonly movedTo?: string | undefined; readonly https?: boolean | undefined } | undefined,
): Pick<Fix, 'rule' | 'to'> | undefined {
  if (checked?.movedTo !== undefined && /^https?:\/\//.test(checked.movedTo)) {
    const anchor = href.includes('#') && !checked.movedTo.includes('#') ? href.slice(href.indexOf('#')) : '';
    return { rule: 'moved', to: checked.movedTo + anchor };
  }
  if (checked?.https === true && href.startsWith('http://')) {
    return { rule: 'https', to: `https://${href.slice('http://'.length)}` };
  }
  return undefined;
}

/** A link to a certain version means that version. */
function canonicalAddress({ href, canonical }: PostLink): Pick<Fix, 'rule' | 'to'> | undefined {
  if (!canonical || canonical.provider === 'web' || canonical.version !== undefined || href.includes('#'))
    return undefined;
  return { rule: 'canonical', to: canonical.url };
}
