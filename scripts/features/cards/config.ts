// Configuration of cards: `paperlog.cards`. What cards show, previews show too.

import type Hexo from 'hexo';
import * as z from 'zod';

export const cardsConfig = z.object({
  enable: z.boolean().default(true).describe('独占一段的链接显示为卡片 | A link alone in its paragraph becomes a card'),
  except: z
    .array(z.string())
    .default([])
    .describe('这些主机的链接不变卡片也没有预览 | Hosts whose links are neither cards nor have previews'),
  authors: z
    .number()
    .int()
    .min(1)
    .default(3)
    .describe('最多列出几位作者，其余写作“等” | So many authors at most, then “et al.”'),
  abstractLength: z
    .number()
    .int()
    .min(0)
    .default(240)
    .describe(
      '摘要最多多少个半角字符宽（汉字算两个），0 为不显示 | Width of the abstract in half-width characters, 0 for none',
    ),
});

export type CardsConfig = z.infer<typeof cardsConfig>;

const configs = new WeakMap<Hexo, CardsConfig>();

export function shareConfig(hexo: Hexo, config: CardsConfig): void {
  configs.set(hexo, config);
}

/** For features that show the same: those of this blog. */
export function cardsConfigOf(hexo: Hexo): CardsConfig {
  return configs.get(hexo) ?? cardsConfig.parse({});
}

/** Whether the author wants nothing to be shown of links to this host or one below it. */
export function isExcepted(href: string, { except }: CardsConfig): boolean {
  const host = except.length > 0 && URL.canParse(href) ? new URL(href).hostname : '';
  return host !== '' && except.some((name) => host === name || host.endsWith(`.${name}`));
}
