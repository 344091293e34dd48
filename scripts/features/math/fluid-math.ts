// Fluid would load MathJax or KaTeX in the browser: with formulas rendered at build there is nothing left to do for it.

import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import type { MathConfig } from './config.ts';

/** Fluid merges its settings anew when a generation begins; it has listened to that since before. */
export function switchOffFluidMath(env: FeatureEnvironment<MathConfig>): void {
  env.hexo.on('generateBefore', () => {
    if (env.config.mode !== 'build') return;
    const { post } = env.hexo.theme.config as { post?: { math?: { enable?: boolean } } };
    if (post?.math?.enable) post.math.enable = false;
  });
}
