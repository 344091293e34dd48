// Through the real Hexo, beside stock: what was right there stays as it was, the rest comes right.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  elements,
  hasClass,
  parseHtml,
  serializeHtml,
  textContent,
  type Element,
} from '../../../../scripts/core/html.ts';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const head = (title: string): string => `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n---\n\n`;

/** All that stock gets right. */
const classic = `
\`\`\`js
const a = { b: '{{ x }}', c: \`{% y %}\` };
	tabbed();
\`\`\`

\`\`\`python title of it https://a.test/x 链接 mark:1,3-4 first_line:10
a = 1
b = 2
# 中文
d = 4
\`\`\`

~~~ c++ foo
int x;
~~~

\`\`\`
no language
\`\`\`

\`\`\`js line_number:false
x
\`\`\`

\`\`\`

\`\`\`

\`\`\`nosuch
a
\`\`\`

{% codeblock lang:js mytitle https://a.test/c text mark:1 %}
a {{ b }}
c
{% endcodeblock %}

{% include_code lang:js included a.js %}
`;

const nested = `- item

  \`\`\`js
  one
  	tab
  \`\`\`
  1. deep
     ~~~py
     two {{ x }}
     ~~~

> \`\`\`sh
> three
> \`\`\`

{% note info %}
note

\`\`\`text
four {{ x }}
  indented {% y %} {# z #}

end
\`\`\`
{% endnote %}

<div>

\`\`\`\`md
\`\`\`js
five
\`\`\`
\`\`\`\`

</div>

\`\`\`\`\`
\`\`\`\`
six
\`\`\`\`
\`\`\`\`\`

\`\`\`vue
<template>seven</template>
\`\`\`

\`\`\`constructor
eight
\`\`\`

- text
  \`\`\`pythn
  nine
  \`\`\`

{% note info %}
\`\`\`ptyhon
ten
\`\`\`
{% endnote %}

{% note info %}
{% codeblock lang:js %}
eleven
{% endcodeblock %}
{% endnote %}

{% include_code nosuch.js %}

{% codeblock lang:pythn %}
more
{% endcodeblock %}

\`\`\`js
twelve
`;

const files = {
  '_config.yml': `${defaultConfig}highlight:\n  line_number: true\n  auto_detect: false\n`,
  'source/_posts/classic.md': head('classic') + classic,
  'source/_posts/nested.md': head('nested') + nested,
  'source/downloads/code/a.js': 'let included = 1;\n',
};

let stock: Site;
let ours: Site;
let output: string;

const bodyOf = (site: Site, name: string): Element => {
  const page = parseHtml(site.read(`public/2024/05/01/${name}/index.html`));
  return [...elements(page, 'div')].find((div) => hasClass(div, 'markdown-body'))!;
};
const figures = (site: Site, name: string): string[] =>
  [...elements(bodyOf(site, name), 'figure')].map((figure) => {
    const html = serializeHtml({ ...figure, nodeName: '#document-fragment', childNodes: [figure] } as never);
    return html.replace(/ (?:target|rel)="[^"]*"/g, '').replace('<span> ', '<span>');
  });
const codeTexts = (site: Site, name: string): string[] =>
  [...elements(bodyOf(site, name), 'code')].map((code) => {
    for (const br of elements(code, 'br')) br.childNodes.push({ nodeName: '#text', value: '\n' } as never);
    return textContent(code).trimEnd();
  });

beforeAll(async () => {
  stock = createSite({ ...files, 'source/_posts/nested.md': head('nested') }, { kind: 'stock' });
  ours = createSite(files);
  expect((await stock.hexo(['generate'])).code).toBe(0);
  const result = await ours.hexo(['generate']);
  expect(result.code, result.output).toBe(0);
  output = result.output;
}, 60_000);

afterAll(() => {
  stock.dispose();
  ours.dispose();
});

describe('fences', () => {
  it('come out as on stock where stock reads them right', () => {
    expect(figures(stock, 'classic')).toHaveLength(8);
    const expected = figures(stock, 'classic').map((html) =>
      html
        // On stock, braces in the text of a tag run, and the words "no language" are PostgreSQL.
        .replace('<mark>a </mark>', '<mark>a {{ b }}</mark>')
        .replaceAll(' pgsql"', ' plaintext"')
        .replace('<span class="hljs-keyword">no</span> <span class="hljs-keyword">language</span>', 'no language'),
    );
    expect(figures(ours, 'classic')).toEqual(expected);
  });

  it('are read wherever Markdown has them, and keep their text', () => {
    const texts = codeTexts(ours, 'nested');
    expect(texts).toEqual([
      'one\n\ttab',
      'two {{ x }}',
      'three',
      'four {{ x }}\n  indented {% y %} {# z #}\n\nend',
      '```js\nfive\n```',
      '````\nsix\n````',
      '<template>seven</template>',
      'eight',
      'nine',
      'ten',
      'eleven',
      'more',
      'twelve',
    ]);
  });

  it('stay in their list items, quotes and tags', () => {
    const parents = [...elements(bodyOf(ours, 'nested'), 'figure')].map(
      (figure) => (figure.parentNode as Element).tagName,
    );
    expect(parents).toEqual([
      'li',
      'li',
      'blockquote',
      ...new Array<string>(5).fill('div'),
      'li',
      ...new Array<string>(4).fill('div'),
    ]);
  });

  it('highlight what is called by a common name', () => {
    expect(figures(ours, 'nested')[6]).toContain('hljs-tag');
  });

  it('are reported at the name of an unknown language and at an opening that is never closed', () => {
    const line = (text: string): number => (head('nested') + nested).split('\n').indexOf(text) + 1;
    const found = output.split('\n').filter((text) => text.startsWith('source/_posts/nested.md'));
    expect(
      found.map((text) => text.replace(/^source\/_posts\/nested\.md:/, '').replace(/^(\S+ \w+ \S+).*$/, '$1')),
    ).toEqual([
      `${line('```constructor')}:4 warning unknown-language:`,
      `${line('  ```pythn')}:6 warning unknown-language:`,
      `${line('```ptyhon')}:4 warning unknown-language:`,
      `${line('{% include_code nosuch.js %}')}:1 warning missing-code-file:`,
      `${line('more') - 1}:1 warning unknown-language:`,
      `${line('twelve') - 1}:1 warning unclosed-fence:`,
    ]);
    expect(output).toContain('Did you mean "python"?');
  });
});
