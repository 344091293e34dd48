// `papers()` and `columns()` as views call them, from the real Hexo.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '../../../support/renderer.ts';

describe('in a view', () => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await createRenderer();
  });
  afterAll(() => {
    renderer.dispose();
  });
  const call = (name: string, ...args: unknown[]): string => {
    const helper = renderer.hexo.extend.helper.get(name) as (...given: unknown[]) => unknown;
    return String(helper.apply({ config: renderer.hexo.config }, args));
  };

  it('papers() makes of Markdown what the tag does', async () => {
    const markdown = '- **2024.1**\n    - A\n- **2024.2**\n    - B\n';
    const tag = await renderer.render(`{% papers columns:2 sort:newest %}\n${markdown}{% endpapers %}\n`);
    const squeezed = (html: string): string => html.replace(/\s*\n\s*/g, '');
    expect(squeezed(call('papers', markdown, { columns: 2, sort: 'newest' }))).toBe(squeezed(tag));
    expect(call('papers', markdown.replaceAll('\n', '\r\n'))).toBe(call('papers', markdown));
  });

  it('papers() takes items one by one, with lists below them', () => {
    const html = call('papers', ['**2024**\n- A\n- B', '**2023**']);
    expect(html.match(/<li>/g)).toHaveLength(4);
    expect(html).toContain('paperlog-papers-columns-2');
    expect(call('papers', [])).toBe('');
  });

  it('columns() takes texts, or one with marks', () => {
    const two = call('columns', ['<p>a</p>', '<p>b</p>']);
    expect(two.match(/class="paperlog-column"/g)).toHaveLength(2);
    expect(two).toContain('paperlog-columns-2');
    expect(call('columns', '<p>a</p>\n<!-- column -->\n<p>b</p>').match(/class="paperlog-column"/g)).toHaveLength(2);
  });

  it('wrong options are thrown, with what is right', () => {
    expect(() => call('papers', '- a', { colum: 2 })).toThrow(/Did you mean "columns:2"/);
    expect(() => call('columns', ['a'], { columns: 9 })).toThrow(/from 1 to 4/);
    expect(() => call('columns', ['a'], { sort: 'x' })).toThrow(/no option "sort"/);
  });
});
