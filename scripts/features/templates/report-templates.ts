// What is wrong with the tags of a post: not closed, closed without having been opened, misspelt; and comments of
// Nunjucks that readers see.

import { likelyMeant } from '../../core/misspelling.ts';
import type { Segment, TagSegment } from '../../core/source/segments.ts';
import { deepestTag } from '../../core/source/tag-structure.ts';
import type { FeatureEnvironment, ScannedPost, SourceOffsetFinding } from '../../hexo/define-feature.ts';
import type { TemplatesConfig } from './config.ts';
import { packageOf, themeOf } from './foreign-tags.ts';
import { statements } from './statements.ts';

/** Beyond this many, more of the same says nothing new. */
const mostFindings = 20;

export function reportTemplates({ config }: FeatureEnvironment<TemplatesConfig>, post: ScannedPost): void {
  let count = 0;
  const told = new Set<string>();
  for (const [index, segment] of post.segments.entries()) {
    if (segment.kind === 'unknown-tag' && isForeign(segment.name)) {
      const name = segment.name.replace(/^end/, '');
      if (told.has(name)) continue;
      told.add(name);
    }
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
  const foreign = foreignTag(isEnd ? name.slice(3) : name, start);
  if (foreign) return foreign;
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

function isForeign(name: string): boolean {
  const opening = name.replace(/^end/, '');
  return themeOf.has(opening) || packageOf.has(opening);
}

function foreignTag(name: string, start: number): SourceOffsetFinding | undefined {
  const theme = themeOf.get(name);
  const packageName = packageOf.get(name);
  const owner = theme ?? packageName;
  if (owner === undefined) return undefined;
  return {
    rule: 'unknown-tag',
    severity: 'warning',
    message: `"${name}" is a tag of ${owner}, which this blog doesn't use; readers see it as it is written.`,
    remedy:
      packageName === undefined
        ? 'Write in Markdown what it holds. To show it as text, write it as code.'
        : `To use it: npm install ${packageName}. To show it as text, write it as code.`,
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
