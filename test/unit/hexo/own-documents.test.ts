// Pages with `layout: false`: the theme has no part in them.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const document = `<!DOCTYPE html>
<html lang="en" class="demo">
<head><meta charset="utf-8"><title>Demo</title><style>h1 { color: red }</style></head>
<body onload="go()">
<h1 id="demo">Demo</h1>
<center>$x^2$ {{ vue }}</center>
<div style="display:flex"><div>a</div><div>b</div></div>
<img src="picture-of-nobody.png">
</body>
</html>
`;

let site: Site;
let output: string;
beforeAll(async () => {
  site = createSite({
    'source/demo/false.html': `---\nlayout: false\ntitle: Demo\nmath: true\n---\n${document}`,
    'source/demo/off.html': `---\nlayout: off\ntitle: Demo\n---\n${document}`,
    'source/demo/markdown.md': '---\nlayout: false\ntitle: Demo\n---\n# Demo\n\n# Other\n',
    'source/_posts/a.md': `---\nlayout: false\ntitle: Demo\ndate: 2024-05-01 10:00:00\n---\n# Demo\n\ntext\n`,
  });
  ({ output } = await site.hexo(['generate']));
});
afterAll(() => {
  site.dispose();
});

it.each(['false', 'off'])('a document of HTML with the layout %s is published as its author wrote it', (name) => {
  expect(site.read(`public/demo/${name}.html`)).toBe(document);
  expect(output).not.toContain(`source/demo/${name}.html`);
});

it('first-level headings stay where no title of the theme stands above them', () => {
  expect(site.read('public/demo/markdown.html')).toMatch(/^<h1 id="Demo">.*Demo<\/h1>\s*<h1 id="Other">/);
  expect(site.read('public/2024/05/01/a/index.html')).toMatch(/^<h1 id="Demo">/);
});
