// Publishes mermaid's modules, if any post has a diagram: a reader's browser takes the few that its diagrams need.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText } from '../../core/diagnostic.ts';
import type { FoundOnPage, GeneratedRoute, PageChange, PageContext } from '../../hexo/define-feature.ts';
import { encryptedHtml } from '../../hexo/encrypted-html.ts';
import { rawDocuments, type RawDocument } from '../../hexo/engine.ts';
import type { DiagramsConfig } from './config.ts';
import { diagramClass } from './diagram-html.ts';
import { mermaidOptions } from './fluid-mermaid.ts';

const require = createRequire(import.meta.url);
export const diagramMark = `class="${diagramClass}"`;

interface Mermaid {
  /** `dist/` of the package. */
  readonly folder: string;
  readonly version: string;
}

let found: Mermaid | undefined;

function mermaidPackage(): Mermaid {
  if (found) return found;
  for (const base of require.resolve.paths('mermaid') ?? []) {
    const manifest = path.join(base, 'mermaid', 'package.json');
    if (!existsSync(manifest)) continue;
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return (found = { folder: path.join(base, 'mermaid', 'dist'), version });
  }
  throw new Error('The package mermaid is not installed: run npm ci.');
}

function address(): string {
  return `lib/mermaid-modules@${mermaidPackage().version}/`;
}

export function mermaidRoutes(hexo: Hexo): GeneratedRoute[] {
  const hasDiagram = (document: RawDocument): boolean =>
    [document['content'], encryptedHtml(document)].some(
      (html) => typeof html === 'string' && html.includes(diagramMark),
    );
  if (!rawDocuments(hexo).some(hasDiagram)) return [];
  const { folder } = mermaidPackage();
  const chunks = readdirSync(path.join(folder, 'chunks/mermaid.esm.min'))
    .filter((name) => name.endsWith('.mjs'))
    .sort(compareText)
    .map((name) => `chunks/mermaid.esm.min/${name}`);
  return ['mermaid.esm.min.mjs', ...chunks].map((name) => moduleRoute(hexo, path.join(folder, name), name));
}

/** Some servers don't know what `.mjs` is, and browsers run no module of an unknown type. */
function moduleRoute(hexo: Hexo, file: string, name: string): GeneratedRoute {
  const route = address() + name.replace(/\.mjs$/, '.js');
  const published = path.join(hexo.public_dir, route);
  const content = readFileSync(file, 'utf8').replaceAll('.mjs"', '.js"');
  // The version is part of the address: what is there whole needn't be written again.
  const modified = !existsSync(published) || readFileSync(published, 'utf8') !== content;
  return { path: route, data: { data: () => content, modified } };
}

/** Tells browser.ts where mermaid lies and what its settings are. */
export function diagramSettings(_found: FoundOnPage, { site, locals }: PageContext<DiagramsConfig>): PageChange {
  const settings = {
    module: encodeURI(`${site.root}${address()}mermaid.esm.min.js`),
    options: mermaidOptions(locals['theme']),
  };
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return { body: `<script type="application/json" id="paperlog-diagrams-settings">${json}</script>` };
}
