// Posts rendered by the real Hexo with all features, in this process: for tests of many texts.

import path from 'node:path';
import Hexo from 'hexo';
import { createSite, defaultConfig } from './site.ts';

export interface Renderer {
  readonly hexo: Hexo;
  /** The HTML of a post with this body; `name` is that of its file. */
  render(body: string, name?: string): Promise<string>;
  dispose(): void;
}

/** `config` is added to the default `_config.yml`. */
export async function createRenderer(config = ''): Promise<Renderer> {
  const site = createSite({ '_config.yml': defaultConfig + config });
  const hexo = new Hexo(site.dir, { silent: true });
  await hexo.init();
  let posts = 0;
  return {
    hexo,
    async render(body, name = `post-${posts++}`) {
      const source = `_posts/${name}.md`;
      const data = {
        content: body,
        raw: `---\ntitle: Test\ndate: 2024-05-01 10:00:00\n---\n${body}`,
        source,
        full_source: path.join(hexo.source_dir, source),
        path: `${name}/`,
        title: 'Test',
        layout: 'post',
        engine: 'markdown',
      };
      return ((await hexo.post.render(data.full_source, data as never)) as unknown as { content: string }).content;
    },
    dispose() {
      site.dispose();
    },
  };
}
