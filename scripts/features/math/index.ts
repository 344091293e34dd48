// Formulas, rendered while the blog is built: HTML and MathML by KaTeX, what it can't do by MathJax; numbers and
// references of equations; styles and fonts only where there are formulas.

import { defineFeature } from '../../hexo/define-feature.ts';
import { frontMatterMacros, frontMatterMath, mathConfig, type MathConfig } from './config.ts';
import { fontRoutes, fontsOfPage } from './fonts.ts';
import { katexStyles } from './katex-package.ts';
import { loadAhead } from './load-ahead.ts';
import { formulasAsMathml } from './plain-formulas.ts';
import { readableAttributes } from './readable-attributes.ts';
import { makeTitlesReadable } from './readable-title.ts';
import { renderFormulas } from './render-formulas.ts';
import { reportPreamble } from './report-preamble.ts';
import { reportUnfinished } from './report-unfinished.ts';
import { switchOffFluidMath } from './fluid-math.ts';
import { makeHelpersReadable } from './text-helpers.ts';
import { katexMark } from './used-fonts.ts';

export default defineFeature<MathConfig>({
  name: 'math',
  config: mathConfig,
  frontMatter: { math: frontMatterMath, mathMacros: frontMatterMacros },
  passes: [renderFormulas, readableAttributes],
  page: {
    used: 'class="paperlog-math',
    styles: [{ name: 'styles.css', before: katexStyles }],
    scripts: ['browser.ts'],
  },
  pagePass: { used: katexMark, run: fontsOfPage },
  feedPass: formulasAsMathml,
  generators: { 'paperlog-math-fonts': fontRoutes },
  hooks: {
    afterInit(env) {
      switchOffFluidMath(env);
      makeHelpersReadable(env);
      loadAhead(env.hexo);
    },
    scanned: (_, post) => {
      reportPreamble(post);
      reportUnfinished(post);
    },
    readSource: ({ config }, file) => {
      makeTitlesReadable(config, file);
    },
  },
});
