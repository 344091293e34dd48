// The pass: address, size, loading and caption of each picture.

import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import {
  append,
  attribute,
  element,
  elements,
  insertBefore,
  isElement,
  isOnlyContent,
  replaceWith,
  setAttribute,
  text,
  type Element,
} from '../../core/html.ts';
import { readStyle } from '../../core/inline-style.ts';
import { readPosition } from '../../core/positions.ts';
import { textWithFormulas } from '../../core/source/formula-nodes.ts';
import type { Pass, PassContext, PostInfo } from '../../hexo/define-feature.ts';
import type { ImagesConfig } from './config.ts';
import type { FoundPictures } from './find-pictures.ts';
import { saysNothing } from './placeholder-text.ts';
import { withSlashes } from './resolve-picture.ts';

type Context = PassContext<ImagesConfig, FoundPictures>;

export const completePictures: Pass<ImagesConfig, FoundPictures> = {
  name: 'images',
  after: ['repair-columns'],
  // Captions may have formulas.
  before: ['render-formulas'],
  needs: /<img\b/i,
  run(tree, context) {
    let isFirst = true;
    for (const image of [...elements(tree, 'img')]) {
      complete(image, context);
      setDefault(image, 'alt', '');
      if (!isFirst && context.config.lazy) setDefault(image, 'loading', 'lazy');
      setDefault(image, 'decoding', 'async');
      isFirst = false;
      if (context.config.caption) addCaption(image, context.post);
    }
  },
};

/** `file:///…` and `C:\\…`, which editors write for pictures that they haven't copied. */
const onOwnDisk = /^(?:file:|[a-z]:(?:[\\/]|%5C))/i;

function complete(image: Element, context: Context): void {
  const src = attribute(image, 'src') ?? '';
  if (onOwnDisk.test(src)) {
    context.report({
      rule: 'missing-image',
      severity: 'warning',
      message: `The picture "${src}" lies on your own computer, where no reader can see it.`,
      remedy: 'Copy it next to the post, into the folder of the same name, and write its file name.',
      at: image,
      part: 'url',
    });
    return;
  }
  if (!context.prepared.pictures.has(src)) return;
  const found = context.prepared.pictures.get(src);
  if (!found) {
    const written = withSlashes(src);
    context.report({
      rule: 'missing-image',
      severity: 'warning',
      ...describeMissing(image, written, /\\|%5C/i.test(src), context),
      at: image,
      part: 'url',
    });
    if (/\\|%5C/i.test(src)) setAttribute(image, 'src', encodeURI(path.posix.normalize(written)));
    return;
  }
  setAttribute(image, 'src', found.src);
  if (found.fault !== undefined) {
    context.report({
      rule: 'broken-image',
      severity: 'warning',
      message: `The picture "${src}" can't be read: ${found.fault}.`,
      remedy: 'Export it again, or mend its file extension.',
      at: image,
      part: 'url',
    });
  }
  addSize(image, found.width, found.height);
}

/** Both, so that the browser keeps the place; one that the author wrote decides about the other. */
function addSize(image: Element, width: number | undefined, height: number | undefined): void {
  if (!width || !height) return;
  const style = readStyle(image);
  if (style.has('width') || style.has('height')) return;
  const [ownWidth, ownHeight] = [attribute(image, 'width'), attribute(image, 'height')];
  const pixels = (value: string | undefined) =>
    value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
  if (ownWidth === undefined && ownHeight === undefined) {
    setAttribute(image, 'width', String(width));
    setAttribute(image, 'height', String(height));
  } else if (ownHeight === undefined && pixels(ownWidth) !== undefined) {
    setAttribute(image, 'height', String(Math.round(((pixels(ownWidth) ?? 0) * height) / width)));
  } else if (ownWidth === undefined && pixels(ownHeight) !== undefined) {
    setAttribute(image, 'width', String(Math.round(((pixels(ownHeight) ?? 0) * width) / height)));
  }
}

/** A picture alone in its paragraph, itself or inside a link, becomes a figure. */
function addCaption(image: Element, post: PostInfo): void {
  const caption = captionOf(image);
  if (!caption) return;
  const parent = image.parentNode;
  const linked = isElement(parent) && parent.tagName === 'a' && isOnlyContent(image, parent) ? parent : undefined;
  const content = linked ?? image;
  const paragraph = content.parentNode;
  if (!isElement(paragraph) || paragraph.tagName !== 'p' || !isOnlyContent(content, paragraph)) return;
  const figure = element('figure', { class: 'paperlog-figure' });
  replaceWith(paragraph, figure);
  append(figure, content);
  insertBefore(figure, text('\n'), content);
  append(figure, element('figcaption', {}, post.formulas ? textWithFormulas(caption) : [text(caption)]));
}

function captionOf(image: Element): string {
  const title = (attribute(image, 'title') ?? '').trim();
  const alternative = (attribute(image, 'alt') ?? '').trim();
  return title || (saysNothing(alternative) ? '' : alternative);
}

function setDefault(node: Element, name: string, value: string): void {
  if (attribute(node, name) === undefined) setAttribute(node, name, value);
}

/** @param written the address with slashes; the renderer has put the root before it */
function describeMissing(
  image: Element,
  written: string,
  hasBackslashes: boolean,
  { post, prepared, site }: Context,
): { message: string; remedy: string } {
  const address = written.startsWith(site.root) ? `/${written.slice(site.root.length)}` : written;
  const plain = address.replace(/[?#].*$/, '');
  if (plain === '' || plain === '/') {
    return {
      message: 'The address of this picture is empty.',
      remedy: 'Write which picture is meant, or remove it.',
    };
  }
  if (plain.endsWith('/')) {
    return {
      message: `The address of this picture, "${plain}", is a folder.`,
      remedy: 'Write the name of a file behind it, or remove the picture.',
    };
  }
  const name = written.split('/').pop() ?? written;
  const remedy = remedyFor(name, plain, prepared.neighbours, post, image);
  return {
    message: `There is no picture "${name}".`,
    remedy: hasBackslashes ? `Write "/" for each "\\" of the address. ${remedy}` : remedy,
  };
}

const longestPictureTag = 1_000;

/** Does the author's text of the picture have this address? */
function hasAuthored(image: Element, address: string, { raw }: PostInfo): boolean {
  const { start, url = start } = readPosition(image) ?? {};
  return url !== undefined && raw.slice(url, url + address.length + longestPictureTag).includes(address);
}

/** @param address below the site's root, without query */
function remedyFor(
  name: string,
  address: string,
  neighbours: readonly string[],
  post: PostInfo,
  image: Element,
): string {
  // The renderer puts the root before names of neighbours too: only the author's own text tells.
  const folder = address.replace(/[^/]*$/, '');
  if (address.startsWith('/') && hasAuthored(image, address, post))
    return `Put it into source${folder}, or mend the address.`;
  const sameButCase = neighbours.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (sameButCase && sameButCase !== name)
    return `The file is called "${sameButCase}": upper and lower case count on a web server.`;
  const [nearest] = [...neighbours].sort((a, b) => distance(a, name) - distance(b, name));
  if (nearest && nearest !== name && distance(nearest, name) <= Math.max(2, name.replace(/\.\w+$/, '').length / 3))
    return `Did you mean "${nearest}"?`;
  const below = path.posix.normalize(folder.replace(/^\//, ''));
  if (/^\.\/?$/.test(below)) return `Put it next to ${post.file}, or into the folder of the same name.`;
  const beside = path.posix.join(path.posix.dirname(post.file), below);
  const published = path.posix.normalize(folder);
  const places = published.startsWith('..') ? beside : `${beside} or ${path.posix.join('source', published)}`;
  return `Put it into ${places}, or mend the address.`;
}
