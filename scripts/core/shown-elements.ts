// For scripts of pages: elements that are there, and those of a post that is decrypted in the reader's browser.

/** hexo-blog-encrypt's event: the post is in the page. */
const decrypted = 'hexo-blog-decrypt';

/** Calls `action` once for each element that fits, as soon as it is in the page. */
export function forShownElements<E extends Element>(selector: string, action: (element: E) => void): void {
  const seen = new WeakSet<Element>();
  const look = (): void => {
    for (const element of document.querySelectorAll<E>(selector)) {
      if (seen.has(element)) continue;
      seen.add(element);
      action(element);
    }
  };
  look();
  addEventListener(decrypted, look);
}
