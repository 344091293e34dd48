// Tags run where their authors mean them; every other brace is text, in pages, excerpts and the feed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../scripts/core/diagnostic.ts';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const front = '---\ntitle: T\ndate: 2024-01-01 10:00:00\n---\n\n';

const braces = `散文里 {{ a_b * c_d * "e" }}、{% notatag x_y_z %}、{# 注释 #}、#} 与 }} 与 %}。

<!-- more -->

代码 \`{{ x }}\`、\`{% note %}\`、\`{% raw %}{{ y }}{% endraw %}\`，<code>{% label a @b %}</code>，<span title="{{ z }} {% if %}">属性</span>，
<https://x.test/{{a}}> 与 [链]({{url}})。未闭合 {{ 与 {% 与 {#。

\`\`\`js
{{ fence }} {% note %} {# c #} {% raw %}
\`\`\`

    {{ indented }} {% note %}

公式 $\\frac{{a}}{{b}}$ 与 \\{{ 转义 \\}}，\\{% note %\\}。

| 表 {{ a | b }} | {% t | u %} |
|---|---|
| \`{{ c }}\` | {% endif %} |

{% if page %}条件{% endif %}{% set x = 1 %}
`;

const tags = `- 列表
  {% note info %}
  **内** {% label primary @标签 $x_1$ %} 与 \`{{ x }}\`

  - 子
    {% note warning %}
    嵌套
    {% endnote %}
  {% endnote %}

> {% note %}
> 引用 **b**
> {% endnote %}

{% fold info @标题 %}
正文

{% note success %}
里 **x**
{% endnote %}
{% endfold %}

{% label @行首 %} 后文 **粗**，**{% label @中 %}**后

{% gi 2 1-1 %}
![](/img/avatar.png)
{% img /img/fluid.png 10 20 "题 '目'" %}
{% endgi %}

[链接]({% post_path other %}) <img alt="{% post_path other %}" src="/img/avatar.png"> {% post_link other '标题 "x"' %}

{% raw %}
<b>{{ raw }}</b> {% note %} $y_1$
\`\`\`js
let a = {{ b }};
\`\`\`
{% endraw %}

{% codeblock 题 lang:js %}
let a = "{{ b }} {% note %}"; // $z$
{% endcodeblock %}

{% btn https://a.test/, 文 $v$, 题 %}

{% cb 选 **项**, true, true %}

{% mermaid %}
graph TD
A{{x}} --> B
{% endmermaid %}

{% blockquote 作者, 书 https://b.test/ 链接 %}
引 *文*
{% endblockquote %}

{% quote %}短{% endquote %}

{% pullquote mine %}
拉 **引**
{% endpullquote %}

{% link 文字 https://c.test/ true 题 %}

{% iframe https://d.test/ 300 200 %}

{% include_code 片段 lang:js x.js %}

{% note it's "one two" %}撇号{% endnote %}
`;

const faulty: Readonly<Record<string, string>> = {
  unclosed: '一\n\n  {% note info %}\n内\n\n{% note %}好{% endnote %}\n',
  stray: '一 {% endnote %} 二\n',
  nested: '{% note %}\n{% fold a @b %}\n{% endnote %}\n',
  throws: '段\n\n{% note %}\n{% post_link nosuch %}\n{% endnote %}\n',
};

const warnings =
  '{% asset_imgg a.png %} 与 {% ntoe %} 与 {% endlabel %}\n\n一 {# 注释 #}\n\n{% youtube abc %}\n\n{% tabs 甲 %}\n乙\n{% endtabs %}\n\n{% highlight ruby %}\n';

const plugin = `
hexo.extend.filter.register('after_post_render', (data) => {
  if (typeof data.source === 'string') require('fs').writeFileSync(
    require('path').join(hexo.base_dir, data.source.replace(/\\W/g, '-') + '.html'), data.content);
}, -1099);
`;

const post = (content: string): string => front + content;
const content = (site: Site, name: string): string =>
  site.read(`_posts-${name}-md.html`).replace(/ data-pl-pos="[\d:]*"/g, '');

async function findings(site: Site): Promise<Diagnostic[]> {
  const { stdout } = await site.hexo(['check', '--json']);
  return (JSON.parse(stdout.slice(stdout.indexOf('{\n'))) as { diagnostics: Diagnostic[] }).diagnostics;
}

describe('a blog as it comes', () => {
  let site: Site;
  let page: string;
  beforeAll(async () => {
    site = createSite({
      'scripts/dump.js': plugin,
      'source/_posts/braces.md': post(braces),
      'source/_posts/tags.md': post(tags),
      'source/_posts/warnings.md': post(warnings),
      'source/_posts/other.md': post('别的'),
      'source/_posts/off.md': post('{% label @x %} {{ y }}').replace('title', 'disableNunjucks: true\ntitle'),
      'source/downloads/code/x.js': 'let c = "{{ d }}";\n',
    });
    const { code, output } = await site.hexo(['generate']);
    expect(code, output).toBe(0);
    page = site.read('public/2024/01/01/braces/index.html');
  });
  afterAll(() => site.dispose());

  it.each([
    '<p>散文里 {{ a_b * c_d * "e" }}、{% notatag x_y_z %}、{# 注释 #}、#} 与 }} 与 %}。</p>',
    '<code>{% note %}</code>、<code>{{ y }}</code>，<code>{% label a @b %}</code>',
    '<span title="{{ z }} {% if %}">',
    '未闭合 {{ 与 {% 与 {#。',
    '\\frac{{a}}{{b}}',
    '{{ 转义 }}，{% note %}',
    '表 {{ a | b }}</th>',
    '{% t | u %}</th>',
    '<td><code>{{ c }}</code></td>',
    '<p>{% if page %}条件{% endif %}{% set x = 1 %}</p>',
  ])('shows %s', (html) => {
    expect(page.replace(/&quot;|&#34;/g, '"')).toContain(html);
  });

  it('shows code with all its braces', () => {
    const text = page
      .replace(/<[^>]*>/g, '')
      .replaceAll('&#123;', '{')
      .replaceAll('&#125;', '}');
    expect(text).toContain('{{ fence }} {% note %} {# c #} {% raw %}');
    expect(text).toContain('{{ indented }} {% note %}');
  });

  it('shows them in excerpts and in the feed', () => {
    const shown = '散文里 {{ a_b * c_d * "e" }}、{% notatag x_y_z %}、{# 注释 #}';
    const index = site.read('public/index.html').replace(/&quot;|&#34;/g, '"');
    expect(index).toContain(shown);
    const feed = site.files('public').find((name) => /(?:atom|feed|rss)\.xml$/.test(name));
    if (feed !== undefined) expect(site.read(`public/${feed}`).replace(/&quot;|&#34;/g, '"')).toContain(shown);
  });

  it.each([
    [
      'a tag in a list, Markdown in it',
      '<p><strong>内</strong> <span class="label label-primary">标签 <span class="math math-inline">x_1</span></span> 与 <code>{{ x }}</code></p>',
    ],
    ['a tag of the same name in it', '<div class="note note-warning">             <p>嵌套</p>'],
    ['a tag in a quote', '<blockquote>\n<div class="note note-info">\n            <p>引用 <strong>b</strong></p>'],
    ['a tag in another tag', '<div class="note note-success">             <p>里 <strong>x</strong></p>'],
    [
      'text behind a tag',
      '<p><span class="label label-default">行首</span> 后文 <strong>粗</strong>，<strong><span class="label label-default">中</span></strong>后</p>',
    ],
    [
      'pictures for a group',
      '<div class="group-image-wrap"><img src="/img/fluid.png" class="" width="10" height="20" title="题 " alt="目"></div>',
    ],
    [
      'a tag as an address',
      '<a href="/2024/01/01/other/">链接</a> <img alt="/2024/01/01/other/" src="/img/avatar.png">',
    ],
    ['a link to a post', '<a href="/2024/01/01/other/" title="T">标题 &quot;x&quot;</a>'],
    ['HTML, formulas and code in raw', '<b>{{ raw }}</b> {% note %} <span class="math math-inline">y_1</span>'],
    [
      'a button',
      '<a class="btn" href="https://a.test/"  title="题" target="_blank">文 <span class="math math-inline">v</span></a>',
    ],
    ['a checkbox', '<input type="checkbox"  checked="checked">选 <strong>项</strong>'],
    [
      'a quotation',
      '<blockquote><p>引 <em>文</em></p>\n<footer><strong>作者, 书</strong><cite><a href="https://b.test/">链接</a></cite></footer></blockquote>',
    ],
    ['a pull quote', '<blockquote class="pullquote mine"><p>拉 <strong>引</strong></p>'],
    ['a frame', '<iframe src="https://d.test/" width="300" height="200"'],
    ['a strange argument', "note-it's one two"],
  ])('runs %s', (_, html) => {
    expect(content(site, 'tags')).toContain(html);
  });

  it('runs links, and diagrams with their text as it is', () => {
    const html = content(site, 'tags');
    expect(html).toMatch(/<a (?=[^>]*href="https:\/\/c\.test\/")(?=[^>]*title="题")[^>]*>文字<\/a>/);
    expect(html).toMatch(/class="mermaid"/);
    expect(html.replaceAll('&#123;', '{').replaceAll('&#125;', '}')).toMatch(/A\{\{x\}\} --(?:>|&gt;) B/);
  });

  it('gives code tags their text as it is', () => {
    const text = content(site, 'tags')
      .replace(/<[^>]*>/g, '')
      .replace(/&#12([35]);/g, (_, digit) => (digit === '3' ? '{' : '}'));
    expect(text).toContain('let a = &quot;{{ b }} {% note %}&quot;; // $z$');
    expect(text).toContain('let a = {{ b }};');
    expect(text).toContain('let c = &quot;{{ d }}&quot;;');
  });

  it('leaves everything alone where front matter switches Nunjucks off', () => {
    expect(content(site, 'off')).toContain('<p>{% label @x %} {{ y }}</p>');
  });

  it('warns of misspelt tags and of comments that are seen', async () => {
    const found = (await findings(site)).filter(({ file }) => file.endsWith('warnings.md'));
    expect(
      found.map(({ rule, severity, line, column, remedy }) => [rule, severity, line, column, remedy.split('?')[0]]),
    ).toEqual([
      ['unknown-tag', 'warning', 6, 1, 'Did you mean {% asset_img %}'],
      ['unknown-tag', 'warning', 6, 26, 'Did you mean {% note %}'],
      ['unknown-tag', 'warning', 6, 39, 'Take it out.'],
      ['visible-comment', 'warning', 8, 3, expect.stringContaining('<!-- … -->') as string],
      ['unknown-tag', 'warning', 10, 1, expect.stringContaining('hexo-tag-embed') as string],
      ['unknown-tag', 'warning', 12, 1, expect.stringContaining('in Markdown') as string],
      ['unknown-tag', 'warning', 16, 1, expect.stringContaining('in Markdown') as string],
    ]);
    expect(found.at(-2)?.message).toContain('NexT and Butterfly');
    expect(found.at(-1)?.message).toContain('Jekyll');
  });
});

describe('tags that are written wrongly', () => {
  let site: Site;
  beforeAll(() => {
    site = createSite(
      Object.fromEntries(Object.entries(faulty).map(([name, text]) => [`source/_posts/${name}.md`, post(text)])),
    );
  });
  afterAll(() => site.dispose());

  it('are one error each, where they begin', async () => {
    const errors = (await findings(site)).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ file, rule, line, column }) => [file, rule, line, column])).toEqual([
      ['source/_posts/nested.md', 'unclosed-tag', 7, 1],
      ['source/_posts/stray.md', 'unopened-tag', 6, 3],
      ['source/_posts/throws.md', 'tag-failed', 9, 1],
      ['source/_posts/unclosed.md', 'unclosed-tag', 8, 3],
    ]);
    expect(errors[2]?.message).toContain('{% post_link %} failed: there is no post "nosuch"');
  });
});

it('names the post that a link to a missing one is likely meant for', async () => {
  const site = createSite({
    'source/_posts/a.md': post(
      '{% post_link caching-in-practise %}\n\n{% post_link plans %}\n\n{% post_link 读书笔计 %}\n\n{% post_link nothing-like-it %}\n\n[路]({% post_path cachng-in-practice %})\n\n{% post_link My-Plan %}\n',
    ),
    'source/_posts/caching-in-practice.md': post('缓存\n'),
    'source/_posts/2024/plans.md': post('计划\n'),
    'source/_posts/2024/my plan.md': post('计划\n'),
    'source/_posts/reading.md': post('读\n').replace(/title: .*/, 'title: 读书笔记'),
  });
  const { stderr } = await site.hexo(['generate']);
  const told = stderr.split('\n').filter((line) => /tag-failed|no post/.test(line));
  expect(told).toEqual([
    'source/_posts/a.md:6:1 error tag-failed: {% post_link %} failed: there is no post "caching-in-practise". Did you mean "caching-in-practice"?',
    'source/_posts/a.md:8:1 error tag-failed: {% post_link %} failed: there is no post "plans". Did you mean "2024/plans"?',
    'source/_posts/a.md:10:1 error tag-failed: {% post_link %} failed: there is no post "读书笔计". Did you mean "读书笔记"?',
    'source/_posts/a.md:12:1 error tag-failed: {% post_link %} failed: there is no post "nothing-like-it". Write the path of a file below source/_posts/ without its extension, or a title in quotes.',
    'source/_posts/a.md:14:5 warning tag-failed: {% post_path %} failed: there is no post "cachng-in-practice". Did you mean "caching-in-practice"?',
    'source/_posts/a.md:16:1 error tag-failed: {% post_link %} failed: there is no post "My-Plan". Did you mean "2024/my plan"?',
  ]);
  site.dispose();
});

it('names the post whose file has its date in the name', async () => {
  const site = createSite({
    '_config.yml': `${defaultConfig}new_post_name: :year-:month-:day-:title.md\n`,
    'source/_posts/a.md': post('{% post_link 2023-01-02-three %}\n'),
    'source/_posts/2023-01-02-three.md': post('3\n'),
  });
  expect((await site.hexo(['generate'])).stderr).toContain(
    '{% post_link %} failed: there is no post "2023-01-02-three". Did you mean "three"?',
  );
  site.dispose();
});

describe('a blog whose posts are templates', () => {
  let site: Site;
  beforeAll(async () => {
    site = createSite({
      'scripts/dump.js': plugin,
      '_config.yml': `${defaultConfig}paperlog:\n  templates:\n    nunjucks: true\n`,
      'source/_posts/a.md': post(
        [
          '{% set x = 2 %}{% if x > 1 %}{{ title }}-{{ x }}{% endif %}{# 藏 #}',
          '`{{ code }}` 与 $\\frac{{a}}{{b}}$ 与 {% notatag %} 与 #} 与 `{# c #}`',
          '```js\n{{ fence }} {% if %}\n```',
          '{% for i in [1, 2] %}{% label info @标 %}{% endfor %}',
          '{% note %}\n{{ title }} **x**\n{% endnote %}',
        ].join('\n\n'),
      ),
    });
    const { code, output } = await site.hexo(['generate']);
    expect(code, output).toBe(0);
  });
  afterAll(() => site.dispose());

  it('has Nunjucks run in them, but not in code and formulas', () => {
    const html = content(site, 'a').replaceAll('&#123;', '{').replaceAll('&#125;', '}');
    expect(html).toContain('T-2');
    expect(html).not.toContain('藏');
    expect(html).toContain(
      '<code>{{ code }}</code> 与 <span class="math math-inline">\\frac{{a}}{{b}}</span> 与 {% notatag %} 与 #} 与 <code>{# c #}</code>',
    );
    expect(
      html
        .replaceAll('&#123;', '{')
        .replaceAll('&#125;', '}')
        .replace(/<[^>]*>/g, ''),
    ).toContain('{{ fence }} {% if %}');
    expect(html).toContain('T <strong>x</strong>');
  });
});
