// What is wrong with the tags of a post: not closed, closed without having been opened, misspelt; and comments of
// Nunjucks that readers see.

import { likelyMeant } from '../../core/misspelling.ts';
import type { Segment, TagSegment } from '../../core/source/segments.ts';
import { deepestTag } from '../../core/source/tag-structure.ts';
import type { FeatureEnvironment, ScannedPost, SourceOffsetFinding } from '../../hexo/define-feature.ts';
import type { TemplatesConfig } from './config.ts';
import { statements } from './statements.ts';

/** Beyond this many, more of the same says nothing new. */
const mostFindings = 20;

export function reportTemplates({ config }: FeatureEnvironment<TemplatesConfig>, post: ScannedPost): void {
  let count = 0;
  for (const [index, segment] of post.segments.entries()) {
    const finding = templateFinding(segment, index, post, config.nunjucks);
    if (!finding) continue;
    post.report(finding);
    count += 1;
    // One tag too deep says it for all.
    if (count === mostFindings || finding.rule === 'tag-too-deep') return;
  }
}

function templateFinding(
  segment: Segment,
  index: number,
  { structure, tagNames }: ScannedPost,
  nunjucks: boolean,
): SourceOffsetFinding | undefined {
  switch (segment.kind) {
    case 'tag':
      if (structure.tooDeep.has(index)) return tooDeep(segment);
      return structure.lone.has(index) ? loneTag(segment) : undefined;
    case 'unknown-tag':
      return misspelt(segment.name, segment.start, tagNames());
    case 'template-comment':
      return nunjucks ? undefined : visibleComment(segment.start);
    default:
      return undefined;
  }
}

function tooDeep({ name, start }: TagSegment): SourceOffsetFinding {
  return {
    rule: 'tag-too-deep',
    severity: 'error',
    message: `{% ${name} %} stands in more than ${deepestTag} tags.`,
    remedy: 'Take some of them out.',
    offset: start,
  };
}

function loneTag({ name, role, start }: TagSegment): SourceOffsetFinding {
  if (role === 'close')
    return {
      rule: 'unopened-tag',
      severity: 'error',
      message: `{% end${name} %} closes nothing: no {% ${name} %} is open here.`,
      remedy: `Write {% ${name} %} before it, or take it out.`,
      offset: start,
    };
  return {
    rule: 'unclosed-tag',
    severity: 'error',
    message: `{% ${name} %} is never closed, or what it stands in is closed before it.`,
    remedy: `Write {% end${name} %} where it ends; to show the tag as text, write it as code: \`{% ${name} %}\`.`,
    offset: start,
  };
}

function misspelt(name: string, start: number, known: readonly string[]): SourceOffsetFinding | undefined {
  const isEnd = name.startsWith('end');
  if (isEnd && known.includes(name.slice(3))) return needlessEnd(name.slice(3), start);
  const packageName = elsewhere.get(name);
  if (packageName !== undefined) return missingPackage(name, packageName, start);
  const meant = likelyMeant(name, known) ?? (isEnd ? likelyMeant(name.slice(3), known) : undefined);
  if (meant === undefined || statements.has(name)) return undefined;
  const nearest = isEnd && !meant.startsWith('end') ? `end${meant}` : meant;
  return {
    rule: 'unknown-tag',
    severity: 'warning',
    message: `There is no tag "${name}"; readers see it as it is written.`,
    remedy: `Did you mean {% ${nearest} %}? To show it as text, write it as code.`,
    offset: start,
  };
}

/** Tags that Hexo had once and that a package of its makers has now. */
const elsewhere: ReadonlyMap<string, string> = new Map(
  ['youtube', 'vimeo', 'gist', 'jsfiddle'].map((name) => [name, 'hexo-tag-embed']),
);

function missingPackage(name: string, packageName: string, start: number): SourceOffsetFinding {
  return {
    rule: 'unknown-tag',
    severity: 'warning',
    message: `Hexo has no tag "${name}" any more; readers see it as it is written.`,
    remedy: `Bring it back by: npm install ${packageName}`,
    offset: start,
  };
}

function needlessEnd(name: string, start: number): SourceOffsetFinding {
  return {
    rule: 'unknown-tag',
    severity: 'warning',
    message: `{% ${name} %} has no end; readers see {% end${name} %} as it is written.`,
    remedy: 'Take it out.',
    offset: start,
  };
}

function visibleComment(start: number): SourceOffsetFinding {
  return {
    rule: 'visible-comment',
    severity: 'warning',
    message: 'Readers see this "{# … #}"; Hexo would have left it out.',
    remedy: 'Write a comment as <!-- … -->, text as code: `{# … #}`; or set paperlog.templates.nunjucks: true.',
    offset: start,
  };
}
