// Posts that a plugin encrypts behind everything else, as hexo-blog-encrypt does: at its priority, keeping the HTML as
// `origin`, with an event in the browser once the text is there.
import { afterAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const body = `Formula $\\mathbb{R}$ and a note[^1].

> [!NOTE]
> Secret

\`\`\`python
print(1)
\`\`\`

\`\`\`mermaid
graph TD; A-->B
\`\`\`

[^1]: The note.
`;
const post = (title: string, line = '') => `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n${line}---\n\n${body}`;
const plugin = `hexo.extend.filter.register('after_post_render', (data) => {
  if (data.password === undefined) return data;
  data.origin = data.content;
  data.content = '<p>Locked ' + Buffer.from(data.content).toString('base64') + '</p>';
  data.excerpt = data.more = 'Locked';
  data.encrypt = true;
  return data;
}, 1000);
`;

/** Plugins are loaded in the order of the manifest: this one before and behind ours. */
function siteWith(name: string): Site {
  const site = createSite(
    {
      'source/_posts/secret.md': post('Secret', 'password: abc\n'),
      [`node_modules/${name}/index.js`]: plugin,
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0' }),
    },
    { kind: 'project' },
  );
  const manifest = JSON.parse(site.read('package.json')) as { dependencies: Record<string, string> };
  const names = Object.keys({ ...manifest.dependencies, [name]: '' }).sort();
  const dependencies = Object.fromEntries(names.map((each) => [each, '*']));
  site.write('package.json', JSON.stringify({ ...manifest, dependencies }));
  return site;
}

const sites: Site[] = [];
afterAll(() => {
  for (const site of sites) site.dispose();
});

const page = 'public/2024/05/01/secret/index.html';
const decrypted = (html: string): string =>
  Buffer.from(/Locked ([\w+/=]{20,})/.exec(html)?.[1] ?? '', 'base64').toString();

it.each(['hexo-blog-lock', 'hexo-z-lock'])(
  'what %s encrypts is a finished post, and its page can show it',
  async (name) => {
    const site = siteWith(name);
    sites.push(site);
    const built = await site.hexo(['generate']);
    expect(built.code, built.output).toBe(0);
    const html = site.read(page);
    const text = decrypted(html);
    expect(text).toContain('class="katex"');
    expect(text).toContain('class="paperlog-footnote-ref"');
    expect(text).not.toContain('data-pl-');
    for (const style of ['math', 'footnotes', 'alerts', 'code', 'diagrams']) {
      expect(html).toMatch(new RegExp(`<link rel="stylesheet" href="/paperlog/${style}\\.\\w+\\.css">`));
    }
    for (const script of ['math', 'footnotes', 'code', 'diagrams']) {
      expect(html).toMatch(new RegExp(`<script type="module" src="/paperlog/${script}\\.\\w+\\.js">`));
    }
    expect(html).toContain('id="paperlog-diagrams-settings"');
    expect(html).toContain('font-family:KaTeX_AMS');
    expect(site.files('public/paperlog/fonts').some((file) => file.startsWith('KaTeX_AMS-Regular'))).toBe(true);
    expect(site.files('public/lib').some((file) => file.startsWith('mermaid-modules'))).toBe(true);
    // Nothing of it is readable in any file.
    for (const file of site.files('public').filter((file) => /\.(?:html|xml|json)$/.test(file))) {
      expect(site.read(`public/${file}`), file).not.toMatch(/The note|print\(1\)|graph TD/);
    }
  },
);

it('the page is the same when its post comes from an earlier build', async () => {
  const [site] = sites as [Site];
  const before = site.read(page);
  site.remove('public');
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(site.read(page)).toBe(before);
});
