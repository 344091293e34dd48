// hexo-renderer-marked takes the address of each link apart three times: to encode it, and to tell whether it leads to
// another site. In a plain address there is nothing to encode, and its site alone decides: it is asked about each once.

export interface LinkToken {
  readonly href: string;
  readonly title?: string | null;
  readonly tokens?: unknown;
}

export interface LinkRendererThis {
  readonly parser: { parseInline(tokens: unknown): string };
  /** Of hexo-renderer-marked. */
  readonly options: { readonly external_link?: unknown; readonly hexo: { readonly config: { readonly url: unknown } } };
}

export type LinkRenderer = (this: LinkRendererThis, token: LinkToken) => string | false;

/** Scheme and host, and a rest that means itself in an address and in HTML. */
const plainAddress = /^(https?:\/\/[\w.-]+(?::\d+)?)[/?#][\w\-./:?=#~,;+@!%]*$/;
const mostSites = 20_000;

/** The same as `original`, the renderer's own, but for the addresses: plain ones stay as their authors wrote them. */
export function linkFrames(original: LinkRenderer): LinkRenderer {
  /** What stands behind the address in start tags, by site; `undefined` where the renderer does something else. */
  const frames = new Map<string, string | undefined>();
  let askedWith = '';
  const frameOf = (renderer: LinkRendererThis, site: string): string | undefined => {
    const { external_link: setting, hexo } = renderer.options;
    const settings = JSON.stringify([hexo.config.url, setting]);
    if (settings !== askedWith || frames.size > mostSites) frames.clear();
    askedWith = settings;
    if (!frames.has(site)) frames.set(site, between(original.call(renderer, { href: `${site}/`, tokens: [] }), site));
    return frames.get(site);
  };
  return function (token) {
    const site = token.title ? undefined : plainAddress.exec(token.href)?.[1];
    const frame = site === undefined ? undefined : frameOf(this, site);
    if (frame === undefined) return original.call(this, token);
    return `<a href="${token.href}"${frame}${this.parser.parseInline(token.tokens)}</a>`;
  };
}

function between(html: string | false, site: string): string | undefined {
  const start = `<a href="${site}/"`;
  const isPlain = html !== false && html.startsWith(start) && html.endsWith('></a>');
  return isPlain ? html.slice(start.length, -'</a>'.length) : undefined;
}
