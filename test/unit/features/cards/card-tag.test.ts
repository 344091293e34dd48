import { describe, expect, it } from 'vitest';
import type { Finding, TagCall } from '../../../../scripts/hexo/define-feature.ts';
import type { CardsConfig } from '../../../../scripts/features/cards/config.ts';
import { cardTag } from '../../../../scripts/features/cards/tags.ts';

async function card(...args: string[]): Promise<{ html: string; messages: string[] }> {
  const messages: string[] = [];
  const call: Partial<TagCall<CardsConfig>> = {
    name: 'card',
    args,
    report: ({ message }: Finding) => messages.push(message),
  };
  const html = await cardTag.render(call as TagCall<CardsConfig>);
  return { html, messages };
}

describe('{% card %}', () => {
  it.each([
    ['arxiv:2501.12948', 'https://arxiv.org/abs/2501.12948'],
    ['2501.12948', 'https://arxiv.org/abs/2501.12948'],
    ['doi:10.1145/3292500.3330701', 'https://doi.org/10.1145/3292500.3330701'],
    ['/2025/02/12/a/', '/2025/02/12/a/'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
  ])('leads from %s to %s', async (written, address) => {
    const { html, messages } = await card(written);
    expect(html).toContain(`<a href="${address}"`);
    expect(messages).toEqual([]);
  });

  it.each(['arxiv:2513.99999', 'doi:nothing', 'acl:', 'words'])('says that %s leads nowhere', async (written) => {
    const { html, messages } = await card(written);
    expect(html).toBe('');
    expect(messages).toEqual([
      `{% card ${written} %}: "${written}" is neither an address nor an identifier that can exist.`,
    ]);
  });
});
