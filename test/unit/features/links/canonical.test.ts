import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { maxKnownLength, parseAddress } from '../../../../scripts/features/links/address.ts';
import { canonicalLink, displayLink, linkFromText } from '../../../../scripts/features/links/canonical.ts';
import { providers } from '../../../../scripts/features/links/provider-table.ts';

/** Canonical address, provider, version or none: every address below it must lead there. */
const sameThing: Readonly<Record<string, readonly string[]>> = {
  'https://arxiv.org/abs/2501.12948': [
    'https://arxiv.org/abs/2501.12948',
    'http://arxiv.org/abs/2501.12948',
    '//arxiv.org/abs/2501.12948',
    'HTTPS://WWW.ARXIV.ORG/abs/2501.12948/',
    'https://arxiv.org/abs/2501.12948v1',
    'https://arxiv.org/abs/2501.12948v2#comments',
    'https://arxiv.org/pdf/2501.12948',
    'https://arxiv.org/pdf/2501.12948.pdf',
    'https://arxiv.org/pdf/2501.12948v1.pdf#page=3',
    'https://arxiv.org/html/2501.12948v1',
    'https://arxiv.org/abs/2501.12948?context=cs',
    'https://arxiv.org/abs/arXiv:2501.12948',
    'https://arxiv.org/abs/2501.12948.',
    'https://arxiv.org/abs/2501.12948）',
    'https://arxiv.org/abs/2501.12948，',
    'https://export.arxiv.org/abs/2501.12948',
    'https://www.alphaxiv.org/abs/2501.12948v1',
    'https://alphaxiv.org/overview/2501.12948',
    'https://ar5iv.org/abs/2501.12948',
    'https://ar5iv.labs.arxiv.org/html/2501.12948',
    'https://huggingface.co/papers/2501.12948',
    'https://hf-mirror.com/papers/2501.12948',
    'https://www.semanticscholar.org/arxiv/2501.12948',
    'https://papers.cool/arxiv/2501.12948',
    'https://doi.org/10.48550/arXiv.2501.12948',
    'https://dx.doi.org/10.48550/ARXIV.2501.12948',
    'https://doi.org/10.48550%2FarXiv.2501.12948',
    'https://link.zhihu.com/?target=https%3A//arxiv.org/abs/2501.12948',
    'https://user@arxiv.org/abs/2501.12948',
    'https://arxiv.org:443/abs/2501.12948',
    'https:\\\\arxiv.org\\abs\\2501.12948',
    'https://ａｒｘｉｖ.org/abs/2501.12948',
    'https://arxiv.org/%61bs/2501%2E12948',
  ],
  'https://arxiv.org/abs/cs/0112017': [
    'https://arxiv.org/abs/cs/0112017',
    'https://arxiv.org/pdf/cs/0112017v1.pdf',
    'https://arxiv.org/abs/cs.CL/0112017',
    'https://arxiv.org/abs/cs%2F0112017',
  ],
  'https://arxiv.org/abs/hep-th/9901001': [
    'http://xxx.lanl.gov/abs/hep-th/9901001',
    'https://arxiv.org/abs/hep-th/9901001v2',
    'https://doi.org/10.48550/arXiv.hep-th/9901001',
  ],
  'https://arxiv.org/abs/0704.0001': ['https://arxiv.org/abs/0704.0001'],
  'https://doi.org/10.1145/3292500.3330701': [
    'https://doi.org/10.1145/3292500.3330701',
    'http://dx.doi.org/10.1145/3292500.3330701',
    'https://www.doi.org/10.1145/3292500.3330701',
    'https://doi.org/10.1145%2F3292500.3330701',
    'https://doi.org/doi:10.1145/3292500.3330701',
    'https://doi.org/10.1145/3292500.3330701。',
    'https://dl.acm.org/doi/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/abs/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true',
    'https://dl.acm.org/doi/full/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/fullHtml/10.1145/3292500.3330701',
    'https://doi.acm.org/10.1145/3292500.3330701',
    'https://doi-org.ezproxy.example.edu/10.1145/3292500.3330701',
    'https://api.crossref.org/works/10.1145/3292500.3330701',
  ],
  'https://doi.org/10.1007/978-3-030-58452-8_13': [
    'https://link.springer.com/chapter/10.1007/978-3-030-58452-8_13',
    'https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_13.pdf',
    'https://link.springer.com/chapter/10.1007%2F978-3-030-58452-8_13',
  ],
  'https://doi.org/10.1002/asi.20': [
    'https://onlinelibrary.wiley.com/doi/10.1002/ASI.20',
    'https://onlinelibrary.wiley.com/doi/abs/10.1002/asi.20',
    'https://onlinelibrary.wiley.com/doi/10.1002/asi.20/full',
    'https://asistdl.onlinelibrary.wiley.com/doi/epdf/10.1002/asi.20',
  ],
  'https://doi.org/10.1002/(sici)1097-4571(199806)49:8%3C693::aid-asi4%3E3.0.co;2-o': [
    'https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
    'https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O',
    'https://onlinelibrary.wiley.com/doi/10.1002/%28SICI%291097-4571%28199806%2949%3A8%3C693%3A%3AAID-ASI4%3E3.0.CO%3B2-O/abstract',
  ],
  'https://aclanthology.org/P19-1001': [
    'https://aclanthology.org/P19-1001/',
    'https://aclanthology.org/P19-1001.pdf',
    'https://www.aclanthology.org/P19-1001v2.pdf',
    'https://aclanthology.org/P19-1001.bib',
    'https://www.aclweb.org/anthology/P19-1001',
    'http://aclweb.org/anthology/P19-1001.pdf',
    'https://www.aclweb.org/anthology/papers/P/P19/P19-1001/',
    'http://www.aclweb.org/anthology/P/P19/P19-1001.pdf',
    'https://aclanthology.info/papers/P19-1001/p19-1001',
  ],
  'https://aclanthology.org/2020.acl-main.1': [
    'https://aclanthology.org/2020.acl-main.1.pdf',
    'https://www.aclweb.org/anthology/2020.acl-main.1/',
  ],
  'https://aclanthology.org/volumes/2020.acl-main': ['https://aclanthology.org/volumes/2020.acl-main/'],
  'https://openreview.net/forum?id=rJXMpikCZ': [
    'https://openreview.net/forum?id=rJXMpikCZ',
    'https://openreview.net/pdf?id=rJXMpikCZ',
    'http://www.openreview.net/forum?noteId=abcdefgh&id=rJXMpikCZ',
    'https://openreview.net/attachment?id=rJXMpikCZ&name=supplementary_material',
  ],
  'https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776': [
    'https://www.semanticscholar.org/paper/Attention-is-All-you-Need-Vaswani-Shazeer/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
    'https://semanticscholar.org/paper/204E3073870FAE3D05BCBC2F6A8E263D9B72E776?sort=x',
    'https://pdfs.semanticscholar.org/204e/3073870fae3d05bcbc2f6a8e263d9b72e776.pdf',
    'https://api.semanticscholar.org/graph/v1/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776?fields=title',
  ],
  'https://api.semanticscholar.org/CorpusID:13756489': [
    'https://api.semanticscholar.org/CorpusID:13756489',
    'https://www.semanticscholar.org/p/13756489',
    'https://api.semanticscholar.org/graph/v1/paper/CorpusId:13756489',
  ],
  'https://github.com/deepseek-ai/deepseek-v3': [
    'https://github.com/deepseek-ai/DeepSeek-V3',
    'http://www.github.com/DeepSeek-AI/deepseek-v3.git',
    'https://github.com/deepseek-ai/DeepSeek-V3/',
    'https://github.com/deepseek-ai/DeepSeek-V3?tab=readme-ov-file#usage',
    'https://github.com/deepseek-ai/DeepSeek-V3/tree/main',
    'https://api.github.com/repos/deepseek-ai/DeepSeek-V3',
  ],
  'https://github.com/deepseek-ai/deepseek-v3/blob/main/inference/Model.py': [
    'https://github.com/deepseek-ai/DeepSeek-V3/blob/main/inference/Model.py#L10-L20',
    'https://raw.githubusercontent.com/deepseek-ai/DeepSeek-V3/main/inference/Model.py',
    'https://raw.githubusercontent.com/deepseek-ai/DeepSeek-V3/refs/heads/main/inference/Model.py',
    'https://github.com/deepseek-ai/DeepSeek-V3/raw/main/inference/Model.py',
  ],
  'https://github.com/hexojs/hexo/issues/5': ['https://github.com/HexoJS/hexo/issues/5#issuecomment-1'],
  'https://github.com/hexojs/hexo/pull/5': ['https://github.com/hexojs/hexo/pull/5/files'],
  'https://gitee.com/mindspore/mindspore': [
    'https://gitee.com/mindspore/MindSpore.git',
    'https://gitee.com/mindspore/mindspore/tree/master',
  ],
  'https://gitee.com/mindspore/mindspore/issues/I5ABCD': [
    'https://gitee.com/mindspore/mindspore/issues/I5ABCD?from=project-issue',
  ],
  'https://huggingface.co/deepseek-ai/DeepSeek-R1': [
    'https://huggingface.co/deepseek-ai/DeepSeek-R1',
    'https://hf.co/deepseek-ai/DeepSeek-R1/',
    'https://hf-mirror.com/deepseek-ai/DeepSeek-R1/tree/main',
  ],
  'https://huggingface.co/deepseek-ai/DeepSeek-R1/blob/main/config.json': [
    'https://huggingface.co/deepseek-ai/DeepSeek-R1/resolve/main/config.json?download=true',
    'https://hf-mirror.com/deepseek-ai/DeepSeek-R1/raw/main/config.json',
  ],
  'https://huggingface.co/gpt2/blob/main/README.md': ['https://huggingface.co/gpt2/raw/main/README.md'],
  'https://huggingface.co/datasets/squad': ['https://hf.co/datasets/squad'],
  'https://huggingface.co/spaces/open-llm-leaderboard/blog': ['https://hf.co/spaces/open-llm-leaderboard/blog'],
  'https://huggingface.co/collections/Presidentlin/deepseek-papers-674c536aa6acddd9bc98c2ac': [
    'https://huggingface.co/collections/Presidentlin/deepseek-papers-674c536aa6acddd9bc98c2ac',
  ],
  'https://zhuanlan.zhihu.com/p/338817680': [
    'https://zhuanlan.zhihu.com/p/338817680?utm_psn=1',
    'http://www.zhihu.com/p/338817680',
  ],
  'https://www.zhihu.com/question/362131975/answer/2182682685': [
    'https://www.zhihu.com/question/362131975/answer/2182682685?utm_source=wechat',
  ],
  'https://www.zhihu.com/column/c_1234567': ['https://zhuanlan.zhihu.com/c_1234567'],
  'https://www.bilibili.com/video/BV17x411w7KC': [
    'https://www.bilibili.com/video/BV17x411w7KC/?spm_id_from=333&vd_source=abc&t=30',
    'https://m.bilibili.com/video/bv17x411w7KC?p=1',
    'https://www.bilibili.com/video/av170001',
    'https://player.bilibili.com/player.html?aid=170001&bvid=BV17x411w7KC',
  ],
  'https://www.bilibili.com/video/BV17x411w7KC?p=3': ['https://www.bilibili.com/video/BV17x411w7KC?t=3&p=3'],
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ': [
    'https://youtu.be/dQw4w9WgXcQ?t=42',
    'https://www.youtube.com/watch?list=PLabcdefghijkl&v=dQw4w9WgXcQ&t=1s',
    'https://m.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/shorts/dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
  ],
  'https://www.youtube.com/playlist?list=PLoROMvodv4rOABXSygHTsbvUz4G_YQhOb': [
    'https://youtube.com/playlist?list=PLoROMvodv4rOABXSygHTsbvUz4G_YQhOb&si=x',
  ],
  'https://en.wikipedia.org/wiki/Transformer_(deep_learning_architecture)': [
    'https://en.m.wikipedia.org/wiki/Transformer_(deep_learning_architecture)#History',
    'https://en.wikipedia.org/w/index.php?title=transformer_(deep_learning_architecture)',
    'http://en.wikipedia.org/wiki/Transformer%20%28deep_learning_architecture%29',
  ],
  'https://zh.wikipedia.org/wiki/%E6%B7%B1%E5%BA%A6%E5%AD%A6%E4%B9%A0': [
    'https://zh.wikipedia.org/wiki/深度学习',
    'https://zh.m.wikipedia.org/zh-cn/深度学习',
    'https://zh.wikipedia.org/zh-hans/%e6%b7%b1%e5%ba%a6%e5%ad%a6%e4%b9%a0',
    'https://zh.wikipedia.org/wiki/深度学习?variant=zh-tw',
  ],
  'https://example.org/': ['https://example.org', 'HTTPS://EXAMPLE.ORG:443/', 'https://example.org/./a/..'],
  'https://example.org/a?b=2&a=1': ['https://example.org/a?utm_source=x&b=2&a=1&fbclid=y'],
  'https://xn--fiq228c.xn--0zwm56d/': ['https://中文.测试/'],
};

/** Different things, or things that nothing is known of: nothing may be made of them but themselves. */
const ownForm: readonly string[] = [
  'https://arxiv.org/abs/2513.12948',
  'https://arxiv.org/abs/2501.1294',
  'https://arxiv.org/abs/1412.12345',
  'https://arxiv.org/list/cs.CL/recent',
  'https://arxiv.org:8443/abs/2501.12948',
  'https://arxiv.org.example.com/abs/2501.12948',
  'https://notarxiv.org/abs/2501.12948',
  'https://b23.tv/abc123',
  'https://example.com/10.1145/3292500.3330701',
  'https://en.wikipedia.org/w/index.php?title=A&oldid=123',
  'https://en.wikipedia.org/w/index.php?title=Special:Search&search=x',
  'https://github.com/features/actions',
  'https://github.com/hexojs',
  'https://huggingface.co/docs/hub/models',
  'https://huggingface.co/deepseek-ai',
  'https://openreview.net/group?id=ICLR.cc/2024/Conference',
  'https://www.youtube.com/@3blue1brown',
  'http://example.org/a/',
  'http://example.org/a',
  'https://www.example.org/a',
  'https://example.org/a#b',
  'https://example.org/A',
  'https://example.org/a%2Fb',
  'https://example.org/a/b',
  'https://example.org/?spm=1',
  'https://example.org/?b=2&a=1',
  'https://example.org/?',
  'http://[2001:db8::1]:8080/',
  'http://127.0.0.1/',
  'https://user:pass@example.org/',
];

describe('canonical addresses', () => {
  for (const [canonical, addresses] of Object.entries(sameThing)) {
    it(`know ${addresses.length} as ${canonical}`, () => {
      const found = addresses.map((address) => [address, canonicalLink(address)?.url]);
      expect(found).toEqual(addresses.map((address) => [address, canonical]));
    });
  }

  it('leave alone what they do not know', () => {
    expect(ownForm.map((address) => canonicalLink(address)?.url)).toEqual(ownForm);
    expect(ownForm.map((address) => canonicalLink(address)?.provider)).toEqual(ownForm.map(() => 'web'));
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
