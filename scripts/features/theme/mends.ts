// Small mends of Fluid's views, as "find this, write that": a view that changed in a newer Fluid is told by the test
// of this file.

export interface Mend {
  readonly find: string;
  readonly replacement: string;
}

export const mends: Readonly<Record<string, readonly Mend[]>> = {
  // Names of tags are text, never markup.
  'index.ejs': [{ find: '#<%- tag.name %>', replacement: '#<%= tag.name %>' }],
  '_partials/post/meta-bottom.ejs': [{ find: '#<%- tag.name %>', replacement: '#<%= tag.name %>' }],
  'tags.ejs': [{ find: 'tagcloud({', replacement: 'tagcloud({ transform: escape_html,' }],
  'tag.ejs': [
    {
      find: "page.subtitle = [__('tag.subtitle'), page.tag].join",
      replacement: "page.subtitle = [__('tag.subtitle'), escape_html(page.tag)].join",
    },
  ],
  'category.ejs': [
    {
      find: "page.subtitle = [__('category.subtitle'), page.category].join",
      replacement: "page.subtitle = [__('category.subtitle'), escape_html(page.category)].join",
    },
  ],
  // The banner takes its text as markup, and types it as markup too.
  '_partials/header/banner.ejs': [
    {
      find: 'var subtitle = page.subtitle || page.title',
      replacement: "var subtitle = page.subtitle || escape_html(page.title || '')",
    },
  ],
  // The icon font of a foreign server, which no setting switches off; ours has the same names.
  '_partials/css.ejs': [{ find: "<%- css('//at.alicdn.com/t/c/font_1749284_5i9bdhy70f8.css') %>", replacement: '' }],
};

export function mendView(view: string, source: string): { text: string; missing: string[] } {
  let text = source;
  const missing: string[] = [];
  for (const { find, replacement } of mends[view] ?? []) {
    if (text.includes(find)) text = text.replace(find, () => replacement);
    else missing.push(find);
  }
  return { text, missing };
}
