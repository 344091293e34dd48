// Registers the tags of features with Hexo.

import { sourceText } from '../core/source-text.ts';
import type { RenderedPost, TagCall, TagDefinition } from './define-feature.ts';
import { guarded, type Engine, type InstalledFeature } from './engine.ts';
import { postInfo, toDiagnostic, type PostFindings } from './post-pipeline.ts';
import { currentTagPosition } from './source-tracking.ts';

export function registerTags(engine: Engine, owner: InstalledFeature, findings: PostFindings): void {
  const { feature } = owner;
  for (const [name, tag] of Object.entries(feature.tags ?? {}) as [string, TagDefinition<unknown>][]) {
    const run = function (this: RenderedPost, args: string[], body: string): string | Promise<string> {
      const call = tagCall(engine, owner, findings, this, name, args, body);
      const render = tag.sync ? () => tag.render(call) : async () => tag.render(call);
      return guarded(feature.name, `tag ${name}`, call.post.file, render);
    };
    // Nunjucks keeps asking the first parser of a name: one for a synchronous tag can't run one that isn't.
    engine.hexo.extend.tag.unregister(name);
    engine.hexo.extend.tag.register(name, run as never, { ends: tag.block === true, async: tag.sync !== true });
  }
}

function tagCall(
  engine: Engine,
  { env }: InstalledFeature,
  findings: PostFindings,
  post: RenderedPost,
  name: string,
  args: string[],
  body: string,
): TagCall<unknown> {
  const info = postInfo(engine, post);
  const opening = currentTagPosition();
  return {
    hexo: engine.hexo,
    name,
    args,
    body,
    post: info,
    config: env.config,
    site: env.site,
    markdown: (source) => engine.hexo.render.renderSync({ text: source, engine: 'markdown' }) as string,
    report: (finding) => {
      const place = finding.at === undefined && opening ? { ...finding, at: opening } : finding;
      findings.add(String(post.source), toDiagnostic(info.file, sourceText(info.raw), place));
    },
  };
}
