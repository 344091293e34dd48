// The fonts of formulas: published if a post of the blog uses them, declared on the pages that do.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type {
  FeatureEnvironment,
  FoundOnPage,
  GeneratedRoute,
  PageChange,
  PageContext,
} from '../../hexo/define-feature.ts';
import { rawDocuments, type RawDocument } from '../../hexo/engine.ts';
import { encryptedHtml } from '../../hexo/encrypted-html.ts';
import type { MathConfig } from './config.ts';
import { fontFile } from './katex-package.ts';
import { fontFace, formulasIn, usedFonts } from './used-fonts.ts';

export function fontRoutes({ hexo }: FeatureEnvironment<MathConfig>): GeneratedRoute[] {
  const used = new Set<string>();
  for (const document of rawDocuments(hexo)) for (const name of fontsOf(document)) used.add(name);
  return [...used].sort().map((name) => {
    const { route, file } = fontFile(name);
    return { path: route, data: () => readFileSync(file) };
  });
}

export function usesFormulas(hexo: Hexo): boolean {
  return rawDocuments(hexo).some((document) => fontsOf(document).length > 0);
}

/** A document that is rendered again is another one. */
const fontsOfDocuments = new WeakMap<RawDocument, readonly string[]>();

function fontsOf(document: RawDocument): readonly string[] {
  let fonts = fontsOfDocuments.get(document);
  if (!fonts) {
    const { content } = document;
    fonts = typeof content === 'string' ? usedFonts(formulasIn(content), formulasIn(encryptedHtml(document))) : [];
    fontsOfDocuments.set(document, fonts);
  }
  return fonts;
}

/** Almost every formula needs these at once: without, they would be asked for only after the style sheet is there. */
const awaited = new Set(['Main-Regular', 'Math-Italic']);

/** Declares in the page's head the fonts that its formulas use. */
export function fontsOfPage({ shown, encrypted }: FoundOnPage, { site }: PageContext<MathConfig>): PageChange {
  let preloads = '';
  let faces = '';
  for (const name of usedFonts(shown, encrypted)) {
    const address = encodeURI(path.posix.join(site.root, fontFile(name).route));
    if (awaited.has(name)) {
      preloads += `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>`;
    }
    faces += fontFace(name, address);
  }
  return { head: `${preloads}<style>${faces}</style>` };
}
