// Keys of front matter that Hexo and Fluid read, with the values they understand, and names that other plugins and
// themes use and that are therefore no slips of the pen. The keys of our features are declared with them.

import * as z from 'zod';

const text = z.string().nullish();
/** What the theme falls back from: false stands for none. */
const textOrNone = z.union([text, z.literal(false)]);
const list = z.array(z.union([z.string(), z.number(), z.boolean(), z.date(), z.null()]));
const name = z.union([z.string(), z.number(), z.boolean(), z.date()]);
const switchOf = z.boolean().nullish();
const size = z.number().nullish();

/** Sources: hexo.io/docs/front-matter, hexo.fluid-dev.com/docs/guide, and where Fluid's views read `page.…`. */
export const hexoAndFluidKeys = {
  title: z.unknown().describe('标题 | Title'),
  date: z.unknown().describe('发布日期 | Date of publication, e.g. 2024-05-01 10:00:00'),
  updated: z.unknown().describe('更新日期 | Date of the last change'),
  tags: z.union([list, name]).nullish().describe('标签列表 | List of tags'),
  categories: z
    .union([z.array(z.union([name, list, z.null()])), name])
    .nullish()
    .describe('分类列表，从大到小 | List of categories, from the wide to the narrow'),
  permalink: z.union([text, z.number()]).describe('固定链接 | The address below the site’s root'),
  layout: z.union([text, z.literal(false)]).describe('布局；false 为原样输出 | Layout; false for none'),
  published: switchOf.describe('false 则不发布 | false keeps the post back'),
  comments: switchOf.describe('是否有评论 | Whether there are comments'),
  excerpt: z.union([textOrNone, z.number()]).describe('摘要（纯文本）| Excerpt as plain text'),
  lang: z.union([text, z.array(z.string())]).describe('语言 | Language'),
  description: z.union([textOrNone, z.number()]).describe('描述，供搜索引擎 | Description for search engines'),
  keywords: z
    .union([z.array(name), name])
    .nullish()
    .describe('关键词 | Keywords'),
  subtitle: z.union([text, z.boolean(), z.number()]).describe('副标题 | Subtitle (Fluid)'),
  author: z.union([text, z.record(z.string(), z.unknown())]).describe('作者 | Author'),
  index_img: textOrNone.describe('首页封面图 | Cover on the home page (Fluid)'),
  banner_img: textOrNone.describe('文章顶部大图 | Picture at the top of the post (Fluid)'),
  banner_img_height: size.describe('顶图高度，占屏幕的百分比 | Its height in percent of the window (Fluid)'),
  banner_mask_alpha: size.describe('顶图蒙版透明度 0–1 | Opacity of the layer over it, 0 to 1 (Fluid)'),
  mermaid: switchOf.describe('此文有 Mermaid 图 | The post has Mermaid drawings (Fluid)'),
  comment: z
    .union([z.string(), z.boolean()])
    .nullish()
    .describe('评论插件名，或 false | Comment service, or false (Fluid)'),
  hide: switchOf.describe('不在列表中出现 | Not in any list (Fluid)'),
  archive: switchOf.describe('只在归档中出现 | Only in the archives (Fluid)'),
  sticky: z.union([size, z.boolean()]).describe('置顶，数字大者在前 | Kept on top; higher numbers first (Fluid)'),
  category_bar: z
    .union([switchOf, z.array(z.string()), z.string()])
    .describe('显示分类侧栏 | The bar of the category’s posts (Fluid)'),
  copyright: z.union([z.boolean(), z.string()]).nullish().describe('版权声明 | Copyright note (Fluid)'),
  toc: z.union([switchOf, z.record(z.string(), z.unknown())]).describe('目录 | Table of contents'),
  photos: z
    .union([z.array(z.string()), z.string()])
    .nullish()
    .describe('图集 | List of pictures'),
  external_link: z.union([switchOf, z.string()]).describe('外链是否在新窗口打开 | Foreign links open in a new window'),
} satisfies Readonly<Record<string, z.ZodType>>;

/** What the value has to be, for a message; keys that aren't here tell zod's reason. */
export const expectations: Readonly<Record<string, string>> = {
  tags: 'a list of tags',
  categories: 'a list of categories',
  permalink: 'text',
  layout: 'the name of a layout, or false',
  excerpt: 'text',
  lang: 'a language code',
  description: 'text',
  index_img: 'the address of a picture',
  banner_img: 'the address of a picture',
  banner_img_height: 'a number',
  banner_mask_alpha: 'a number from 0 to 1',
  comment: 'the name of a comment service, or true or false',
  sticky: 'a number',
  photos: 'a list of addresses',
  subtitle: 'text',
  keywords: 'a list of words',
};

/** Keys of other themes and plugins, and shorter spellings that Hexo takes too. */
export const foreignKeys: readonly string[] = (
  'tag category photo source content slug path prev next raw more _content id abbrlink disableNunjucks mathjax katex ' +
  'mathjax3 cover cover_index thumbnail img image images icon banner top top_img topimg pin password abstract message ' +
  'theme encrypt wrong_pass_message wrong_hash_message reward donate donation summary intro type noindex index robots ' +
  'sitemap seo canonical canonical_url link url links permalinks redirect redirect_from alias aliases series order weight ' +
  'priority featured feature hidden hides draft drafts status visible visibility language i18n translator translation ' +
  'aside aplayer highlight_shrink toc_number toc_style_simple copyright_author copyright_author_href copyright_url ' +
  'copyright_info license origin custom sidebar header footer css js script scripts style styles class classes body ' +
  'meta mp3 music video audio location place city mood weather version create_time creation created modified ' +
  'update updated_at created_at lastmod last_modified edit authors contributors co_authors coauthors reference ' +
  'references bibliography papers cards paper topic topics column columns level height width color colors ' +
  'plugins widget widgets swiper_index main_color ai aging share related popular readmore home nav menu mode date_format ' +
  'time note notes notice notitle nocomments no_comments no_toc notoc number numbers published_at publish release ' +
  'lazyload quicklink pjax gallery album albums books movies friends tip tips tab tabs text quiz audit password_hint'
).split(' ');
