// The options of hexo-renderer-marked that a blog brings along do here what its README says.

import { expect, it } from 'vitest';
import { createRenderer } from '../../../support/renderer.ts';

const links = 'external_link: { enable: true, exclude: [skip.test] }';

it.each([
  ['gfm: false', '~~删~~ https://a.test', '<p>~~删~~ https:'],
  ['pedantic: true', '#标题', '标题</h2>'],
  ['pedantic: true', '```js\nlet a;\n```', 'class="highlight js"'],
  ['breaks: false', 'ab\ncd', '<p>ab\ncd</p>'],
  ['smartypants: false', '"a" -- b...', '&quot;a&quot; -- b...'],
  ["quotes: '«»“”'", `"a" 'b' "中"`, '<p>«a» “b” «中»</p>'],
  ['autolink: false', 'https://a.test <https://b.test>', 'https://a.test <a href="https://b.test'],
  ['modifyAnchors: 1', '## Foo', 'id="foo"'],
  ['modifyAnchors: 2', '## Foo', 'id="FOO"'],
  ['anchorAlias: true', '## [Foo](#bar)', 'id="bar"'],
  ['headerIds: false', '## Foo', '<h2>Foo</h2>'],
  ['descriptionLists: false', 'a\n: b', '<p>a<br>: b</p>'],
  ['mangle: true', '<me@a.test>', '<a href="mailto:me@a.test">me@a.test</a>'],
  ['lazyload: true', '![图](https://a.test/a.png)', 'loading="lazy"'],
  ['figcaption: true', '![图](https://a.test/a.png)', '<figcaption aria-hidden="true">图</figcaption>'],
  ['prependRoot: false', '![图](/a.png)', 'src="/a.png"'],
  [links, '[a](https://a.test/)', 'target="_blank" rel="noopener"'],
  [links, '[a](https://skip.test/)', '<a href="https://skip.test/">a</a>'],
  ['external_link: { nofollow: true }', '[a](https://a.test/)', 'rel="noopener external nofollow noreferrer"'],
  ['sanitizeUrl: true', '[a](javascript:b)', '<a href="">a</a>'],
  ['disableNunjucks: true', '{% blockquote %}\na\n{% endblockquote %}', '{% blockquote %}'],
  ['dompurify: true', '<b onclick="a()">粗</b> $x$', '<b>粗</b> <span class="paperlog-math">'],
  ['dompurify: true', '{% blockquote %}\n**a**\n{% endblockquote %}', '<strong>a</strong>'],
  ['dompurify: { FORBID_TAGS: [b], ADD_TAGS: [x-y] }', '<b>a</b><x-y>c</x-y>', 'a<x-y>c</x-y>'],
  ['dompurify: { FORBID_TAGS: [b] }', '一\n\n<!-- more -->\n\n二', '<span id="more"></span>'],
])('marked: %s, of %j', async (option, body, html) => {
  const renderer = await createRenderer(`root: /blog/\nmarked:\n  ${option}\n`);
  expect(await renderer.render(body)).toContain(html);
  renderer.dispose();
});
