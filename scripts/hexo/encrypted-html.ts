// Posts that are in their pages encrypted only: nothing in such a page shows what it will need once it is read.

/**
 * hexo-blog-encrypt replaces a post's HTML behind all filters of usual priorities and leaves it as `origin`. There is
 * no document where a source file that isn't Markdown is rendered.
 */
export function encryptedHtml(document: Readonly<Record<string, unknown>> | undefined): string {
  return document?.['encrypt'] === true && typeof document['origin'] === 'string' ? document['origin'] : '';
}
