// Small mends of Fluid's views, as "find this, write that". A view that a newer Fluid has changed is named by a test
// (themes/manifest.json has the hashes of what is mended here).

export interface Mend {
  readonly find: string;
  readonly replacement: string;
}

/** The first of the blog's languages: Hexo allows a list, the standard one tag. */
const firstLanguage = "[].concat(config.language || 'zh-CN')[0]";

export const mends: Readonly<Record<string, readonly Mend[]>> = {
  'layout.ejs': [
    { find: 'lang="<%= config.language %>"', replacement: `lang="<%= page.lang || ${firstLanguage} %>"` },
    // Fluid's setting is its script's business; what shows captions without scripts has to know it, too.
    { find: '<body>', replacement: "<body<%- theme.post.image_caption.enable ? '' : ' data-no-captions' %>>" },
    // Lists have their title in the banner only, written by a script; who reads by headings gets it too.
    {
      find: '<main>',
      replacement:
        '<main>\n    <% if (!/<h1[\\s>]/i.test(body)) { %><h1 class="sr-only"><%= page.title || config.title %></h1><% } %>',
    },
  ],
  '_partials/head.ejs': [
    {
      find: "description = strip_html(description).substring(0, 200).trim().replace(/\\n/g, ' ')",
      replacement: 'description = plain_text(description, 200)',
    },
  ],
  'index.ejs': [
    { find: '#<%- tag.name %>', replacement: '#<%= tag.name %>' },
    {
      find: "<%- strip_html(excerpt).substring(0, 200).trim().replace(/\\n/g, ' ') %>",
      replacement: '<%= plain_text(excerpt, 200) %>',
    },
    // Hidden from screen readers too, it was no heading at all.
    { find: '<h1 style="display: none">', replacement: '<h1 class="sr-only">' },
    {
      find: '<img src="<%= url_for(index_img) %>"',
      replacement: "<img src=\"<%= url_for(index_img) %>\" <%= theme.lazyload.enable ? 'loading=lazy' : '' %>",
    },
  ],
  '_partials/post/meta-bottom.ejs': [{ find: '#<%- tag.name %>', replacement: '#<%= tag.name %>' }],
  '_partials/post/meta-top.ejs': [
    { find: '<%- page.author || config.author %>', replacement: '<%= page.author || config.author %>' },
  ],
  '_partials/post/copyright.ejs': [
    { find: '<%- page.author || config.author %>', replacement: '<%= page.author || config.author %>' },
    // As label-hints.ts does to the others; here each post's page would be copied for it.
    {
      find: 'hint--rounded" aria-label="<%- __(\'post.copyright.\' + items[idx]) %>"',
      replacement: 'hint--rounded" role="img" aria-label="<%- __(\'post.copyright.\' + items[idx]) %>"',
    },
    {
      find: 'hint--rounded" aria-label="<%- __(\'post.copyright.ZERO\') %>"',
      replacement: 'hint--rounded" role="img" aria-label="<%- __(\'post.copyright.ZERO\') %>"',
    },
  ],
  'tags.ejs': [{ find: 'tagcloud({', replacement: 'tagcloud({\n    transform: escape_text,' }],
  // The banner takes its text as markup, and types it as markup too: what is text has to be escaped before.
  'tag.ejs': [
    {
      find: "page.subtitle = [__('tag.subtitle'), page.tag].join",
      replacement: "page.subtitle = [__('tag.subtitle'), escape_text(page.tag)].join",
    },
  ],
  'category.ejs': [
    {
      find: "page.subtitle = [__('category.subtitle'), page.category].join",
      replacement: "page.subtitle = [__('category.subtitle'), escape_text(page.category)].join",
    },
  ],
  // Few layouts have a title among the theme's texts: of the others readers saw the key, `page.title`.
  'page.ejs': [
    {
      find: '__(`${ layout }.title`)',
      replacement: "[__(`${ layout }.title`)].filter((text) => text !== `${ layout }.title`).join('')",
    },
    {
      find: 'page.subtitle = page.subtitle || page.title || __(`${ layout }.subtitle`)',
      replacement: 'page.subtitle = page.subtitle || escape_text(page.title || config.title)',
    },
  ],
  '_partials/header/banner.ejs': [
    {
      find: 'var subtitle = page.subtitle || page.title',
      replacement: "var subtitle = page.subtitle || escape_text(page.title || '')",
    },
    {
      find: '<span id="subtitle" data-typed-text="<%= subtitle %>"></span>',
      replacement:
        '<span id="subtitle" data-typed-text="<%= subtitle %>"><noscript><%- [].concat(subtitle)[0] %></noscript></span>',
    },
    // Its address has the site's root already, and gets it again further down.
    { find: 'banner_img = random_banner_list[0]', replacement: 'banner_img = theme.banner_img_list[0]' },
    // In a style attribute between single quotes.
    {
      find: "url('<%- url_for(banner_img) %>')",
      replacement:
        "url('<%- url_for(banner_img).replace(/[\"'()\\\\]/g, (sign) => '%' + sign.charCodeAt(0).toString(16)) %>')",
    },
  ],
  // A name is shared by categories below different parents, an address isn't.
  '_partials/category-list.ejs': [
    { find: 'md5(cat.name)', replacement: 'md5(cat.path)' },
    // Tabs show one of many panels; these are links that open what is below them.
    {
      find: 'role="tab" data-toggle="collapse"',
      replacement: 'aria-controls="collapse-<%= md5(cat.path) %>" data-toggle="collapse"',
    },
    { find: 'role="tabpanel"', replacement: 'role="group"' },
    // The number alone doesn't say where it leads.
    {
      find: 'class="category-count col-2 col-md-1 col-xm-1">',
      replacement:
        'class="category-count col-2 col-md-1 col-xm-1" aria-label="<%= cat.name.trim() %> <%= cat.posts.length %>">',
    },
  ],
  '_partials/category-chains.ejs': [{ find: '<span>></span>', replacement: '<span>&gt;</span>' }],
  // The icon font of a foreign server, which no setting switches off; ours has the same names.
  '_partials/css.ejs': [
    { find: "css('//at.alicdn.com/t/c/font_1749284_5i9bdhy70f8.css')", replacement: 'fluid_icons()' },
    {
      find: 'css(theme.static_prefix.iconfont || theme.iconfont)',
      replacement: 'css(theme.static_prefix.iconfont || theme.iconfont || [])',
    },
    // One stylesheet for light and dark, on pages with code.
    {
      find: `<%- css_ex(theme.static_prefix.internal_css, 'highlight.css', 'id="highlight-css"') %>`,
      replacement: `<%- typeof code_palette === 'function' ? code_palette() : css_ex(theme.static_prefix.internal_css, 'highlight.css', 'id="highlight-css"') %>`,
    },
    {
      find: `<%- css_ex(theme.static_prefix.internal_css, 'highlight-dark.css', 'id="highlight-css-dark"') %>`,
      replacement: `<%- typeof code_palette === 'function' ? '' : css_ex(theme.static_prefix.internal_css, 'highlight-dark.css', 'id="highlight-css-dark"') %>`,
    },
  ],
  // The feature of code brings its own button and labels.
  '_partials/markdown-plugins.ejs': [
    {
      find: '<% if ((theme.code.language.enable && theme.code.language.default) || theme.code.copy_btn) { %>',
      replacement:
        "<% if (typeof code_palette !== 'function' && ((theme.code.language.enable && theme.code.language.default) || theme.code.copy_btn)) { %>",
    },
  ],
  // A button holds phrasing content only: https://html.spec.whatwg.org/#the-button-element
  '_partials/header/navigation.ejs': [
    {
      find: '<div class="animated-icon"><span></span><span></span><span></span></div>',
      replacement: '<span class="animated-icon d-block"><span></span><span></span><span></span></span>',
    },
    { find: ' aria-labelledby="navbarDropdown"', replacement: '' },
  ],
  // Browsers load pictures lazily by themselves, and show them without scripts; comments still wait.
  '_partials/scripts.ejs': [{ find: '<% if (theme.lazyload.enable){ %>', replacement: '<% if (false) { %>' }],
  '_partials/comments.ejs': [
    {
      find: '<article id="comments">',
      replacement: "<article id=\"comments\" <%= theme.lazyload.enable ? 'lazyload' : '' %>>",
    },
  ],
  'about.ejs': [
    // What isn't a link has no target.
    {
      find: `target="<%= isQr ? '_self' : '_blank' %>"`,
      replacement: `<%- isQr ? 'role="button" tabindex="0" aria-label="QR code"' : 'target="_blank"' %>`,
    },
    { find: 'alt="qrcode"', replacement: 'alt="" ' },
    {
      find: '<article id="comments">',
      replacement: "<article id=\"comments\" <%= theme.lazyload.enable ? 'lazyload' : '' %>>",
    },
  ],
  '_partials/plugins/moment.ejs': [
    { find: "(config.language || 'zh-cn').toLowerCase()", replacement: `${firstLanguage}.toLowerCase()` },
  ],
  // Who has asked for less movement reads the title at once; it is HTML, as what types it takes it for.
  '_partials/plugins/typed.ejs': [
    {
      find: 'var typing = Fluid.plugins.typing;',
      replacement:
        "var typing = matchMedia('(prefers-reduced-motion: reduce)').matches\n" +
        '        ? function(text) { subtitle.innerHTML = text; }\n' +
        '        : Fluid.plugins.typing;',
    },
  ],
};

/** The view with its mends, and those whose place wasn't found. */
export function mendView(view: string, source: string): { text: string; missing: string[] } {
  let text = source;
  const missing: string[] = [];
  for (const { find, replacement } of mends[view] ?? []) {
    if (text.includes(find)) text = text.replaceAll(find, () => replacement);
    else missing.push(find);
  }
  return { text, missing };
}
