import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { maxKnownLength, parseAddress } from '../../../../scripts/features/links/address.ts';
import { canonicalLink, displayLink, linkFromText } from '../../../../scripts/features/links/canonical.ts';
import { providers, webProvider } from '../../../../scripts/features/links/provider-table.ts';

/**
 * One file for each provider. `same`: a canonical address and all that must lead there; `own`: addresses that nothing may
 * be made of but themselves.
 */
interface Cases {
  readonly same: Readonly<Record<string, readonly string[]>>;
  readonly own?: readonly string[];
}

const folder = path.resolve(import.meta.dirname, '../../../fixtures/links');
const cases = readdirSync(folder).map((file): [string, Cases] => [
  file.replace(/\.json$/, ''),
  JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Cases,
]);

describe('canonical addresses', () => {
  it('have a file for every provider', () => {
    expect(cases.map(([name]) => name).sort()).toEqual([...providers, webProvider].map(({ name }) => name).sort());
  });

  describe.each(cases)('of %s', (provider, { same, own = [] }) => {
    it.each(Object.entries(same))('lead to %s', (canonical, addresses) => {
      expect(addresses.map((address) => [address, canonicalLink(address)?.url])).toEqual(
        addresses.map((address) => [address, canonical]),
      );
      expect(canonicalLink(canonical)).toMatchObject({ url: canonical, provider });
    });

    it('leave alone what they do not know', () => {
      expect(own.map((address) => canonicalLink(address)?.url)).toEqual(own);
      expect(own.map((address) => canonicalLink(address)?.provider)).toEqual(own.map(() => 'web'));
    });
  });

  it('are none for what is no absolute web address', () => {
    const texts = ['', '#a', '/about/', 'about', 'mailto:a@b.c', 'javascript:alert(1)', 'arxiv.org/abs/2501.12948'];
    expect(texts.map(canonicalLink)).toEqual(texts.map(() => undefined));
    expect(canonicalLink('https://')).toBeUndefined();
    expect(canonicalLink('https://a b/')).toBeUndefined();
  });

  it('tell versions, ids and kinds', () => {
    expect(canonicalLink('https://arxiv.org/pdf/hep-th/9901001v2')).toEqual({
      url: 'https://arxiv.org/abs/hep-th/9901001',
      provider: 'arxiv',
      id: 'arxiv:hep-th/9901001',
      version: 2,
      kind: 'paper',
    });
    expect(canonicalLink('https://huggingface.co/datasets/a/b')).toMatchObject({ kind: 'dataset' });
  });
});

describe('ids', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'arxiv:2501.12948v2': 'https://arxiv.org/abs/2501.12948',
    'arXiv:cs/0112017': 'https://arxiv.org/abs/cs/0112017',
    'doi:10.1145/3292500.3330701': 'https://doi.org/10.1145/3292500.3330701',
    'DOI: 10.48550/arXiv.2501.12948': 'https://arxiv.org/abs/2501.12948',
    'acl:P19-1001': 'https://aclanthology.org/P19-1001',
    'hf:datasets/squad': 'https://huggingface.co/datasets/squad',
    'hf:gpt2': undefined,
    'gh:hexojs/hexo': 'https://github.com/hexojs/hexo',
    's2:13756489': 'https://api.semanticscholar.org/CorpusID:13756489',
    'wiki:zh:深度学习': 'https://zh.wikipedia.org/wiki/%E6%B7%B1%E5%BA%A6%E5%AD%A6%E4%B9%A0',
    'bilibili:av170001': 'https://www.bilibili.com/video/BV17x411w7KC',
    'arxiv:2513.00001': undefined,
    'nosuch:1': undefined,
    'https://arxiv.org/abs/2501.12948': 'https://arxiv.org/abs/2501.12948',
  };
  for (const [text, url] of Object.entries(cases)) {
    it(`read ${text}`, () => {
      expect(linkFromText(text)?.url).toBe(url);
    });
  }

  it('are shown as readers know them', () => {
    const shown = ['arxiv:2501.12948', 'doi:10.1145/1', 'wiki:en:Attention_span', 'https://example.org/a/'].map(
      (text) => displayLink(linkFromText(text)!),
    );
    expect(shown).toEqual(['arXiv:2501.12948', 'doi:10.1145/1', 'Attention span', 'example.org/a/']);
  });
});

describe('any text', () => {
  const hosts = [...new Set(providers.flatMap(({ hosts }) => hosts).map((host) => host.replace('*', 'en')))];
  const segment = fc.oneof(
    fc.constantFrom(
      'abs',
      'pdf',
      'doi',
      '10.1145',
      'cs',
      'blob',
      'tree',
      'main',
      'wiki',
      'paper',
      'video',
      'p',
      '..',
      '',
    ),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[A-Za-z0-9._%-]{1,12}$/),
    fc.constantFrom('2501.12948', '2501.12948v2', '0112017', '3292500.3330701', 'P19-1001', '%FF', '%%41', '%252F'),
  );
  const address = fc
    .tuple(
      fc.constantFrom('http', 'https'),
      fc.oneof(fc.constantFrom(...hosts), fc.domain()),
      fc.array(segment, { maxLength: 6 }),
      fc.option(fc.stringMatching(/^[A-Za-z0-9_=&%.#+-]{0,30}$/)),
    )
    .map(
      ([scheme, host, segments, query]) =>
        `${scheme}://${host}/${segments.join('/')}${query === null ? '' : `?${query}`}`,
    );

  it.each(['https://huggingface.co/gpt2/tree', 'https://huggingface.co/gpt2/tree/main'])('%s stays a model', (url) => {
    expect(canonicalLink(url)).toMatchObject({ kind: 'model', url: 'https://huggingface.co/gpt2/tree/main' });
    expect(canonicalLink('https://huggingface.co/gpt2/tree/main')).toEqual(canonicalLink(url));
  });

  it('has a canonical form that is its own canonical form', () => {
    fc.assert(
      fc.property(
        fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (href) => {
          const once = canonicalLink(href);
          if (!once) return;
          const twice = canonicalLink(once.url);
          expect(twice?.url).toBe(once.url);
          expect(twice?.id).toBe(once.id);
          expect(twice?.provider).toBe(once.provider);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('of an unknown site leads where it led before', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (href) => {
        const link = canonicalLink(href);
        const before = new URL(href);
        fc.pre(link?.provider === 'web' && !/[?&]utm_|clid=/.test(before.search));
        const after = new URL(link!.url);
        expect([after.origin, decode(after.pathname), decode(after.search), decode(after.hash)]).toEqual([
          before.origin,
          decode(before.pathname),
          decode(before.search),
          decode(before.hash),
        ]);
      }),
    );
  });

  it('of any length asks each provider once at most, and none beyond a bound', () => {
    const spies = providers.map((provider) => vi.spyOn(provider, 'match'));
    const hostile: ((count: number) => string)[] = [
      (count) => `https://arxiv.org/abs/${'2'.repeat(count)}`,
      (count) => `https://github.com/${'a/'.repeat(count)}`,
      (count) => `https://example.org/${'doi/10.1000/'.repeat(count)}`,
      (count) => `https://en.wikipedia.org/wiki/${'('.repeat(count)}`,
      (count) => `https://${'a.'.repeat(count)}org/`,
      (count) => `https://link.zhihu.com/?target=${'https%3A%2F%2Flink.zhihu.com%2F%3Ftarget%3D'.repeat(count)}`,
    ];
    for (const make of hostile) {
      for (const count of [10, 100, 1_000, 10_000]) {
        const href = make(count);
        for (const spy of spies) spy.mockClear();
        canonicalLink(href);
        const calls = spies.map((spy) => spy.mock.calls.length);
        expect(Math.max(...calls)).toBeLessThanOrEqual(1);
        if (href.length > maxKnownLength) expect(parseAddress(href)?.host ?? '').toBe('');
      }
    }
    for (const spy of spies) spy.mockRestore();
  });

  it('with two ids of one provider has two forms', () => {
    const id = fc
      .tuple(fc.integer({ min: 1501, max: 2912 }), fc.integer({ min: 1, max: 99_999 }))
      .map(([date, number]) => {
        const month = (date % 12) + 1;
        return `${Math.floor(date / 100)}${String(month).padStart(2, '0')}.${String(number).padStart(5, '0')}`;
      });
    fc.assert(
      fc.property(id, id, (a, b) => {
        const [first, second] = [
          canonicalLink(`https://arxiv.org/pdf/${a}v1`),
          canonicalLink(`https://alphaxiv.org/abs/${b}`),
        ];
        expect(first?.provider).toBe('arxiv');
        expect(first?.url === second?.url).toBe(a === b);
      }),
    );
  });
});

function decode(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
  });
}
