// Diagrams as readers meet them: drawn when they come near, in the colours of the page, by the site's own files.

import { describe, expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';
import { defaultConfig } from '../support/site.ts';
import { pageFaults } from '../support/validate-pages.ts';

const head = (title: string, more = ''): string => `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n${more}---\n\n`;
const far = 'far\n\n'.repeat(200);

const diagrams = `- in a list

  \`\`\`mermaid
  graph TD
    A["论文 & <b>代码</b>"] -->|"{{ x }}"| B{判断}

    B --> C
  \`\`\`

${far}
{% note info %}
{% mermaid %}
sequenceDiagram
  甲->>乙: 问 <i>什么</i>
  乙-->>甲: 答
{% endmermaid %}
{% endnote %}

\`\`\`mermaid
graph TD
  A --> [[[
\`\`\`

\`\`\`mermaid
graph LR
  甲[先读摘要与结论] --> 乙[再看方法与实验] --> 丙[最后核对参考文献] --> 丁[写下自己的笔记] --> 戊[与同伴讨论一遍]
\`\`\`
`;

const blog = useBuiltSite(
  () => ({
    '_config.yml': defaultConfig.replace('url: https://blog.test', 'url: https://blog.test/sub\nroot: /sub/'),
    // Fluid would load its own copy.
    '_config.fluid.yml':
      'post:\n  mermaid:\n    enable: true\n    options: { theme: default, flowchart: { curve: linear } }\n',
    'source/_posts/a.md': head('a') + diagrams,
    'source/_posts/plain.md': `${head('plain', 'mermaid: false\n')}\`\`\`mermaid\ngraph TD\n  A --> B\n\`\`\`\n`,
  }),
  { root: '/sub/' },
);

describe('diagrams', () => {
  it('are valid markup', async () => {
    expect(await pageFaults(blog.site)).toEqual([]);
    expect(blog.output).toContain('0 errors, 0 warnings');
  });

  it('are drawn when they come near, and not before', async () => {
    const { page, foreignRequests, failedRequests, errors, close } = await blog.visit('2024/05/01/a/');
    const first = page.locator('.paperlog-diagram').nth(0);
    const second = page.locator('.paperlog-diagram').nth(1);
    await first.scrollIntoViewIfNeeded();
    await expect.poll(() => first.locator('svg').count(), { timeout: 15_000 }).toBe(1);
    expect(await first.locator('pre').isVisible()).toBe(false);
    expect(await first.locator('svg').textContent()).toContain('判断');
    expect(await first.locator('svg').textContent()).toContain('{{ x }}');
    expect(await second.locator('svg').count()).toBe(0);
    await second.scrollIntoViewIfNeeded();
    await expect.poll(() => second.locator('svg').count(), { timeout: 15_000 }).toBe(1);
    expect(await second.locator('svg').textContent()).toContain('甲');
    expect(foreignRequests).toEqual([]);
    expect(failedRequests).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  }, 60_000);

  it('that are wrong show their source and the reason, and no bomb', async () => {
    const { page, close } = await blog.visit('2024/05/01/a/');
    const wrong = page.locator('.paperlog-diagram').nth(2);
    await wrong.scrollIntoViewIfNeeded();
    await expect.poll(() => wrong.locator('p').count(), { timeout: 15_000 }).toBe(1);
    expect(await wrong.locator('p').textContent()).toMatch(/这张图有误.*line 2/s);
    expect(await wrong.locator('pre').isVisible()).toBe(true);
    expect(await page.getByText('Syntax error in text').count()).toBe(0);
    await close();
  }, 60_000);

  it('that are wide stay legible on a phone and scroll in themselves, by the keyboard too', async () => {
    const { page, close } = await blog.visit('2024/05/01/a/', { viewport: { width: 360, height: 740 } });
    const wide = page.locator('.paperlog-diagram').nth(3);
    await wide.scrollIntoViewIfNeeded();
    await expect.poll(() => wide.locator('svg').count(), { timeout: 15_000 }).toBe(1);
    const drawing = wide.getByRole('group', { name: '图' });
    const { scale, scrolls } = await drawing.evaluate((box) => {
      const svg = box.querySelector('svg');
      const natural = svg?.viewBox.baseVal.width ?? NaN;
      return { scale: (svg?.clientWidth ?? NaN) / natural, scrolls: box.scrollWidth > box.clientWidth };
    });
    expect(scale).toBeGreaterThanOrEqual(0.69);
    expect(scrolls).toBe(true);
    await drawing.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => drawing.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await close();
  }, 60_000);

  it('follow the switch between light and dark', async () => {
    const { page, close } = await blog.visit('2024/05/01/a/', { colorScheme: 'light' });
    const first = page.locator('.paperlog-diagram').nth(0);
    await first.scrollIntoViewIfNeeded();
    await expect.poll(() => first.locator('svg').count(), { timeout: 15_000 }).toBe(1);
    const colour = (): Promise<string> =>
      first
        .locator('svg .nodeLabel')
        .first()
        .evaluate((label) => getComputedStyle(label).color);
    const light = await colour();
    await page.locator('#color-toggle-btn').click();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.getAttribute('data-user-color-scheme')))
      .toBe('dark');
    await expect.poll(colour, { timeout: 15_000 }).not.toBe(light);
    expect(await first.locator('svg').count()).toBe(1);
    await close();
  }, 60_000);

  it('can be read as source without scripts', async () => {
    const { page, close } = await blog.visit('2024/05/01/a/', { javaScriptEnabled: false });
    const source = page.locator('.paperlog-diagram').nth(0).locator('pre');
    expect(await source.isVisible()).toBe(true);
    expect(await source.textContent()).toBe('graph TD\n  A["论文 & <b>代码</b>"] -->|"{{ x }}"| B{判断}\n\n  B --> C');
    await close();
  });

  it('load nothing on pages without any, nor where the author wants none', () => {
    for (const file of ['public/index.html', 'public/2024/05/01/plain/index.html']) {
      expect(blog.site.read(file)).not.toMatch(
        /diagrams\.[0-9a-f]+\.js|mermaid(?:\.min)?\.js|paperlog-diagrams-settings/,
      );
    }
    expect(blog.site.read('public/2024/05/01/plain/index.html')).toContain('graph TD');
    expect(blog.site.files('public').filter((file) => file.endsWith('mermaid.min.js'))).toEqual([]);
  });
});
