import { expect, it } from 'vitest';
import { mergeConfig } from '../../../../scripts/features/movein/config-plan.ts';
import { usesNunjucks } from '../../../../scripts/features/templates/api.ts';

it.each([
  '{% if x %}a{% endif %}',
  '{% set a = 1 %}',
  '一 {# 注释 #}',
  '{{ title }} 与 {{ site.data.a }}',
  '---\nmood: 好\n---\n心情 {{ mood | upper }}',
  "{{ '{{' }}",
  '{% for i in range(3) %}x{% endfor %}',
])('%j makes a blog one of templates', (text) => {
  expect(usesNunjucks(text)).toBe(true);
});

it.each([
  '`{{ title }}` 与 $\\frac{{title}}{2}$',
  '```\n{% if %}{# a #}{{ title }}\n```',
  '{% note %}a{% endnote %} {% raw %}{{ title }}{% endraw %}',
  'Vue 的 {{ message }} 与 {{ user.name }}',
  '<code>{{ title }}</code> {{',
  '## 题 {#id}',
])('%j does not', (text) => {
  expect(usesNunjucks(text)).toBe(false);
});

it('moving in switches Nunjucks on for such a blog, and says why', () => {
  const needs = { settings: { timezone: 'UTC' }, timeZone: 'UTC', fluidUnderOtherName: false };
  const plan = mergeConfig('timezone: UTC\n', { ...needs, template: 'source/_posts/a.md' });
  expect(plan.text).toMatch(/\npaperlog:\n {2}templates:\n {4}nunjucks: true\n/);
  expect(plan.changes).toEqual([expect.stringContaining('source/_posts/a.md')]);
});
