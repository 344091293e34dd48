// Answers of services as their documentation shows them, each with its source beside it in test/fixtures/link-services.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkFromText, providerOf } from '../../../../scripts/features/links/canonical.ts';
import type { ServiceResponse } from '../../../../scripts/features/links/provider.ts';
import { providers, webProvider } from '../../../../scripts/features/links/provider-table.ts';
import { linkRecordSchema } from '../../../../scripts/features/links/record.ts';
import { services, type ServiceName } from '../../../../scripts/features/links/services.ts';
import { collectionItems } from '../../../../scripts/features/links/services/huggingface-api.ts';
import { readPage } from '../../../../scripts/features/links/services/page.ts';
import { partialDate } from '../../../../scripts/features/links/services/record-fields.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/link-services');

interface Case {
  readonly source: string;
  readonly service: ServiceName;
  readonly link: string;
  readonly contentType: string;
  /** None: the service doesn't know it. */
  readonly record?: object;
  readonly image?: string;
  readonly fault?: string;
}

describe.each(readdirSync(folder))('%s', (name) => {
  const files = readdirSync(path.join(folder, name));
  const read = (file: string): string => readFileSync(path.join(folder, name, file), 'utf8');
  const expected = JSON.parse(read('case.json')) as Case;

  it('gives the record that the documentation tells of', async () => {
    expect(expected.source).toMatch(/^https:\/\//);
    const link = linkFromText(expected.link)!;
    const id = link.id?.slice(link.provider.length + 1) ?? link.url;
    const provider = providerOf(link.provider)!;
    const [request] = provider.request!([id], expected.service);
    expect(request?.ids).toEqual([id]);
    const body = read(files.find((file) => file.startsWith('answer.'))!);
    const response: ServiceResponse = {
      request: request!,
      url: expected.link,
      contentType: expected.contentType,
      body,
    };
    const parse = async () => provider.parse!(response);
    if (expected.fault !== undefined) {
      await expect(parse()).rejects.toThrow(expected.fault);
      return;
    }
    const parsed = await parse();
    if (expected.record === undefined) {
      expect(parsed).toEqual([]);
      return;
    }
    expect(parsed).toEqual([{ id, record: expected.record, ...(expected.image && { image: expected.image }) }]);
    expect(linkRecordSchema.safeParse(parsed[0]?.record).success).toBe(true);
  });
});

describe('questions', () => {
  const requestsOf = (link: string, service: ServiceName, more: readonly string[] = []) => {
    const { provider: name, id } = linkFromText(link)!;
    return providerOf(name)!.request!([id!.slice(name.length + 1), ...more], service);
  };

  it('ask arXiv about a hundred papers at once', () => {
    const ids = Array.from({ length: 101 }, (_, index) => `2401.${String(index + 1).padStart(5, '0')}`);
    const requests = requestsOf('arxiv:2501.12948', 'arxiv', ids);
    expect(requests.map((request) => request.ids.length)).toEqual([100, 2]);
    expect(requests[0]?.path).toMatch(/^api\/query\?id_list=2501\.12948%2C2401\.00001.*&max_results=100$/);
  });

  it('ask Crossref about DOIs with a comma alone, since a comma ends a filter', () => {
    const requests = requestsOf('doi:10.1145/3292500.3330701', 'crossref', ['10.1000/a,b', '10.1000/c']);
    expect(requests.map(({ ids }) => ids)).toEqual([['10.1145/3292500.3330701', '10.1000/c'], ['10.1000/a,b']]);
    expect(requests[1]?.path).toBe('works/10.1000%2Fa%2Cb');
  });

  it('ask Semantic Scholar by the names it has for ids of others', () => {
    const [request] = requestsOf('arxiv:2501.12948', 'semantic-scholar');
    expect(request).toMatchObject({ method: 'POST', body: '{"ids":["ARXIV:2501.12948"]}' });
  });

  it('ask for a file on GitHub by its page', () => {
    expect(requestsOf('https://github.com/a/b/blob/main/c.md', 'github')).toEqual([]);
    expect(requestsOf('https://github.com/a/b/blob/main/c.md', 'web')[0]?.path).toBe(
      'https://github.com/a/b/blob/main/c.md',
    );
  });

  it('go only to services that exist', () => {
    for (const provider of [...providers, webProvider]) {
      expect(Object.keys(services)).toEqual(expect.arrayContaining([...(provider.services ?? [])]));
      expect(provider.services).not.toHaveLength(0);
    }
  });
});

describe('an answer that is no answer', () => {
  const asks = [...providers, webProvider].flatMap((provider) =>
    (provider.services ?? []).map((service) => [provider.name, service, provider] as const),
  );

  it.each(asks)('%s of %s: whatever it is, there is a fault or valid records', async (_name, _service, provider) => {
    const id = provider === webProvider ? 'https://a.example/' : provider.name === 'doi' ? '10.1000/1' : 'a/b';
    for (const service of provider.services ?? []) {
      const [request] = provider.request!([id], service);
      if (!request) continue;
      const answer = fc.oneof(
        fc.json(),
        fc.string(),
        fc.constantFrom('', '[]', '{}', 'null', '[[]]', '<html>login</html>', '{"__proto__":{"title":"x"}}'),
      );
      await fc.assert(
        fc.asyncProperty(answer, async (body) => {
          try {
            const parsed = await provider.parse!({
              request,
              url: 'https://a.example/',
              contentType: 'text/html',
              body,
            });
            for (const { record } of parsed) expect(linkRecordSchema.safeParse(record).success).toBe(true);
          } catch (error) {
            expect((error as Error).message).toMatch(/answered/);
          }
        }),
        { numRuns: 50 },
      );
    }
  });

  it('of arXiv may be the plain text of its limiter', async () => {
    const [request] = providers[0]!.request!(['2501.12948'], 'arxiv');
    await expect(
      (async () =>
        providers[0]!.parse!({ request: request!, url: '', contentType: 'text/plain', body: 'Rate exceeded.' }))(),
    ).rejects.toThrow(/too often/);
  });
});

describe('pages', () => {
  const record = async (body: string, contentType = 'text/html') => {
    const [request] = webProvider.request!(['https://a.example/x/'], 'web');
    return (await webProvider.parse!({ request: request!, url: 'https://a.example/x/', contentType, body }))[0];
  };

  it('are read though their markup is broken', async () => {
    const found = await record('<title>A &amp; B</title><meta name=description content="x<y"><body><p><b><table><meta');
    expect(found?.record).toMatchObject({ title: 'A & B', description: 'x<y' });
  });

  it('have a title that does no harm', async () => {
    const found = await record(`<title>\u202E<script>alert(1)</script>\0 evil\n title${'!'.repeat(1_000_000)}</title>`);
    expect(found?.record.title).toMatch(/^<script>alert\(1\)<\/script> evil title!+…$/);
    expect(found?.record.title?.length).toBeLessThanOrEqual(300);
  });

  it('have titles of their own, not those of drawings or scripts in them', async () => {
    const found = await record(
      '<svg><title>icon</title></svg><script>"<title>no</title>"</script><!-- <title>no</title> --><title>Yes</title>',
    );
    expect(found?.record.title).toBe('Yes');
  });

  it('expand no entities of their own', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><title>&b;</title>`;
    expect((await record(bomb))?.record.title).toBe('&b;');
  });

  it('of enormous depth and number are read in one go', async () => {
    const found = await record(`<title>Deep</title>${'<div id=a><b i=1>'.repeat(200_000)}`);
    expect(found?.record.title).toBe('Deep');
    expect(readPage('<a name="x"><p id=y>').anchors).toEqual(new Set(['x', 'y']));
  });

  it('tell by JSON-LD where there is no Open Graph', async () => {
    const found = await record(
      `<script type="application/ld+json">{"@graph":[{"@type":"Organization"},{"@type":"NewsArticle","headline":"News",` +
        `"author":[{"@type":"Person","name":"Ann"}],"datePublished":"2024-03-05T10:00:00+08:00","image":{"url":"/i.png"}}]}</script>`,
    );
    expect(found).toMatchObject({
      record: { kind: 'article', title: 'News', authors: ['Ann'], published: '2024-03-05' },
      image: 'https://a.example/i.png',
    });
  });

  it('have no picture at an address that is none, or with a password', async () => {
    expect((await record('<title>x</title><meta property="og:image" content="javascript:1">'))?.image).toBeUndefined();
    expect(
      (await record('<title>x</title><meta property="og:image" content="https://a:b@c/">'))?.image,
    ).toBeUndefined();
  });

  it("of the ACL Anthology have their abstract in the text, as the Anthology's template sets it", async () => {
    const body = `<meta content="A Title" name="citation_title"><div class="card bg-light mb-2"><div class="card-body acl-abstract"><h5 class="card-title">Abstract</h5><span>We parse <i>things</i>.</span><div>More.</div></div></div><div>else</div>`;
    expect((await record(body))?.record.abstract).toBe('We parse things.More.');
    expect((await record('<title>x</title><div class="my-acl-abstract">no</div>'))?.record).not.toHaveProperty(
      'abstract',
    );
  });

  it('are nothing to read if they are no pages', async () => {
    expect(await record('%PDF-1.7', 'application/pdf')).toBeUndefined();
    expect(await record('no title at all')).toBeUndefined();
  });
});

it.each([
  ['2020-07-05T10:00:00Z', '2020-07-05'],
  ['2020/7/5', '2020-07-05'],
  ['2020-07', '2020-07'],
  ['2020', '2020'],
  ['2020-13-01', '2020'],
  ['2020-02-45', '2020-02'],
  ['20200705', undefined],
  ['July 2020', undefined],
  ['0000-00-00', undefined],
  [undefined, undefined],
])('of the date %s it keeps %s', (text, date) => {
  expect(partialDate(text)).toBe(date);
});

it('knows what a collection holds', () => {
  // Types: https://github.com/huggingface/huggingface.js/blob/main/packages/hub/src/types/api/api-collection.ts
  const items = [
    { _id: '1', type: 'paper', id: '2501.12948' },
    { _id: '2', type: 'model', id: 'deepseek-ai/DeepSeek-R1' },
    { _id: '3', type: 'dataset', id: 'a/b' },
    { _id: '4', type: 'space', id: 'c/d' },
    { _id: '5', type: 'constructor', id: 'e/f' },
    null,
  ];
  expect(collectionItems({ items })).toEqual([
    'https://huggingface.co/papers/2501.12948',
    'https://huggingface.co/deepseek-ai/DeepSeek-R1',
    'https://huggingface.co/datasets/a/b',
    'https://huggingface.co/spaces/c/d',
  ]);
});
