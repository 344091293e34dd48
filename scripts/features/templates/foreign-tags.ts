// Tags that posts bring along from other themes, from Jekyll and from plugins: who has them. What a theme's name stands
// for is in its documentation: https://theme-next.js.org/docs/tag-plugins/, https://butterfly.js.org/posts/4aa8abbe/

const themes: Readonly<Record<string, string>> = {
  NexT: 'cq centerquote can caniuse gp grouppicture subtabs subsubtabs linkgrid wavedrom',
  'NexT and Butterfly': 'tabs',
  Butterfly: 'hideInline hideBlock hideToggle gallery galleryGroup flink inlineImg timeline series score chartjs',
  'Volantis, Stellar and their relatives':
    'folding foldings folders linkgroup ghcard ghcards bdage noteblock dogeplayer inlineimage navbar tablink okr ' +
    'poetry quot psw emp wavy btns btngroup sitegroup progress radio carousel hashtag nota mdf bubble',
  Jekyll: 'highlight include_relative post_url',
};
const plugins: Readonly<Record<string, string>> = {
  'hexo-tag-aplayer': 'aplayer aplayerlist aplayerlrc meting',
  'hexo-tag-dplayer': 'dplayer',
  'hexo-tag-bilibili': 'bilibili',
  'hexo-pdf': 'pdf',
  'hexo-tag-echarts4': 'echarts4',
  'hexo-tag-plantuml': 'plantuml',
  'hexo-tag-embed': 'youtube vimeo gist jsfiddle',
  'hexo-spoiler': 'spoiler',
};

function owners(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([owner, names]) => names.split(' ').map((name) => [name, owner])));
}

/** The theme or themes whose tag it is. */
export const themeOf: ReadonlyMap<string, string> = owners(themes);
/** The package that registers it. */
export const packageOf: ReadonlyMap<string, string> = owners(plugins);
