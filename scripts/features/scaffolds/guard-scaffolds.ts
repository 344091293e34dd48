// Stands between `hexo new` and the scaffold that it fills in.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { UserError } from '../../hexo/define-feature.ts';
import { hexoModule } from '../../hexo/front-matter.ts';
import { formatDiagnostic } from '../../hexo/report.ts';
import { encodingFault } from '../encoding/api.ts';
import { filledInFault, missingFrontMatter, type ScaffoldFault, type ScaffoldParts } from './scaffold-fault.ts';
import { pathInBlog } from '../../hexo/engine.ts';

interface ScaffoldFiles {
  _getScaffold(layout: string): PromiseLike<{ path: string } | undefined>;
}

interface PostMaker {
  _renderScaffold(data: { layout: string }): PromiseLike<string>;
}

export function guardScaffolds(hexo: Hexo): void {
  const files = hexo.scaffold as unknown as ScaffoldFiles;
  const maker = hexo.post as unknown as PostMaker;
  const render = maker._renderScaffold.bind(maker);
  maker._renderScaffold = async (data) => {
    const found = (await files._getScaffold(data.layout)) ?? (await files._getScaffold('normal'));
    // Without a file Hexo has one of its own.
    if (!found) return render(data);
    const refuse = ({ message, remedy, at }: ScaffoldFault, options?: ErrorOptions): never => {
      const file = pathInBlog(hexo, found.path);
      const finding = { rule: 'scaffold', severity: 'error', file, ...at, message, remedy } as const;
      throw new UserError(`${formatDiagnostic(finding)} Nothing was written.`, options);
    };
    const bytes = readFileSync(found.path);
    const encoding = encodingFault(bytes, path.extname(found.path));
    if (encoding) refuse(encoding);
    const text = bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n/g, '\n');
    const { split } = hexoModule(hexo, 'hexo-front-matter') as { split: (text: string) => ScaffoldParts };
    const parts = split(text);
    const missing = missingFrontMatter(text, parts);
    if (missing) refuse(missing);
    try {
      return await render(data);
    } catch (cause) {
      return refuse(filledInFault(text, parts, cause), { cause });
    }
  };
}
