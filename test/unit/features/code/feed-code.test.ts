import { highlight } from 'hexo-util';
import { describe, expect, it } from 'vitest';
import { codeForFeeds } from '../../../../scripts/features/code/feed-code.ts';
import { parseHtml, serializeHtml } from '../../../../scripts/core/html.ts';

const code = 'const a = "<b>";\n\nif (a) f();';
/** As a post has it: read and written once by the passes. */
const figure = (options: object): string => serializeHtml(parseHtml(highlight(code, { lang: 'js', ...options })));

describe('code in a feed', () => {
  it.each([
    ['as Hexo writes it', { hljs: false }],
    ['as Fluid has it', { hljs: true }],
  ])('%s is its text, without numbers and table', (_, options) => {
    expect(codeForFeeds(`<p>a</p>${figure(options)}<p>b</p>`)).toBe(
      '<p>a</p><pre><code class="language-js">const a = "&lt;b&gt;";\n\nif (a) f();</code></pre><p>b</p>',
    );
  });

  it('keeps its title and what is marked', () => {
    expect(codeForFeeds(figure({ hljs: true, mark: [1], caption: '<span>t</span>' }))).toBe(
      '<figure><figcaption><span>t</span></figcaption><pre><code class="language-js">' +
        '<mark>const a = "&lt;b&gt;";</mark>\n\nif (a) f();</code></pre></figure>',
    );
  });

  it('has no switch that folds', () => {
    const folded = '<details class="paperlog-code-fold"><summary>全部 3 行</summary></details><pre>a</pre>';
    expect(codeForFeeds(folded)).toBe('<pre>a</pre>');
  });

  it('leaves everything else as it is', () => {
    for (const html of [
      '<pre><code>a</code></pre>',
      '<figure class="highlight">',
      '<figure class="highlight"></figure>',
      '',
    ]) {
      expect(codeForFeeds(html)).toBe(html);
    }
  });
});
