// arXiv: https://info.arxiv.org/help/api/user-manual.html. Atom, many ids in one question.

import { visitMarkup } from '../../../core/markup-tokens.ts';
import type { ParsedRecord, ServiceRequest } from '../provider.ts';
import { batches, type Lookup } from './lookup.ts';
import { plainWords, type TitleSearch } from './title-search.ts';
import { recordOf } from './record-fields.ts';

/** An `<entry>`: what each of its elements says, by name; attributes as `link/title=pdf` and such aren't needed. */
export interface AtomEntry {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** `term` of `<arxiv:primary_category>`. */
  readonly category: string | undefined;
}

export const arxivApi: Lookup = {
  service: 'arxiv',
  request: (ids) => batches('arxiv', ids).map(idListRequest),
  parse({ body, request }) {
    const asked = new Set(request.ids);
    return readAtom(body)
      .flatMap((entry) => parsedEntry(entry) ?? [])
      .filter(({ id }) => asked.has(id));
  },
};

/** Section 5.1: `ti:` looks in titles, quotation marks keep words together. */
export const arxivTitleSearch: TitleSearch = {
  service: 'arxiv',
  request(title) {
    const query = new URLSearchParams({ search_query: `ti:"${plainWords(title)}"`, max_results: '5' });
    return { service: 'arxiv', method: 'GET', path: `api/query?${query.toString()}`, ids: [] };
  },
  parse: ({ body }) =>
    readAtom(body).flatMap((entry) => {
      const parsed = parsedEntry(entry);
      return parsed ? [{ url: `https://arxiv.org/abs/${parsed.id}`, record: parsed.record }] : [];
    }),
};

function idListRequest(ids: readonly string[]): ServiceRequest {
  const query = new URLSearchParams({ id_list: ids.join(','), max_results: String(ids.length) });
  return { service: 'arxiv', method: 'GET', path: `api/query?${query.toString()}`, ids };
}

/** @throws Error if this is no Atom feed, or one that tells an error */
export function readAtom(body: string): AtomEntry[] {
  if (!/<feed\b/i.test(body.slice(0, 2000))) {
    throw new Error(
      /rate exceeded/i.test(body.slice(0, 200))
        ? 'arXiv says that it was asked too often. Try again later.'
        : 'arXiv answered something else than a feed (the login page of a network?).',
    );
  }
  const entries: AtomEntry[] = [];
  let texts: Map<string, string[]> | undefined;
  let category: string | undefined;
  let name: string | undefined;
  let text = '';
  visitMarkup(body, 'xml', (token) => {
    if (token.type === 'open') {
      if (token.name === 'entry') [texts, category] = [new Map<string, string[]>(), undefined];
      if (token.name === 'arxiv:primary_category') category = token.attributes.get('term');
      [name, text] = [token.name, ''];
    } else if (token.type === 'text') text += token.text;
    else if (token.name === 'entry' && texts) {
      entries.push({ texts, category });
      texts = undefined;
    } else if (token.name === name && texts) {
      const said = texts.get(name);
      if (said) said.push(text.trim());
      else texts.set(name, [text.trim()]);
      name = undefined;
    }
  });
  const [first] = entries;
  // Section 3.4: an error is a feed with one entry that is no paper.
  if (first && entries.length === 1 && /\/api\/errors/.test(textOf(first, 'id') ?? '')) {
    throw new Error(`arXiv answered with an error: ${textOf(first, 'summary')?.slice(0, 200) ?? 'unknown'}.`);
  }
  return entries;
}

export function textOf(entry: AtomEntry, name: string): string | undefined {
  return entry.texts.get(name)?.[0];
}

/** The paper's id without its version. */
export function arxivIdOf(entry: AtomEntry): { id: string; version: number | undefined } | undefined {
  const found = /\/abs\/(.+?)(?:v(\d+))?$/.exec(textOf(entry, 'id') ?? '');
  return found?.[1] === undefined ? undefined : { id: found[1], version: found[2] ? Number(found[2]) : undefined };
}

function parsedEntry(entry: AtomEntry): ParsedRecord | undefined {
  const found = arxivIdOf(entry);
  if (!found) return undefined;
  const comment = textOf(entry, 'arxiv:comment');
  const abstract = textOf(entry, 'summary');
  const record = recordOf('arxiv', 'paper', {
    title: textOf(entry, 'title'),
    authors: entry.texts.get('name') ?? [],
    venue: textOf(entry, 'arxiv:journal_ref'),
    published: textOf(entry, 'published'),
    updated: textOf(entry, 'updated'),
    abstract,
    category: entry.category,
    doi: textOf(entry, 'arxiv:doi'),
    code: codeIn(comment) ?? codeIn(abstract),
    pdf: `https://arxiv.org/pdf/${found.id}`,
    version: found.version,
    withdrawn: isWithdrawn(comment, abstract) ? (comment ?? '') : undefined,
  });
  return record && { id: found.id, record };
}

/** Only where the authors say that it is their code. */
function codeIn(text: string | undefined): string | undefined {
  const found = /\bcode\b[^.]{0,80}?\b(https:\/\/(?:github|gitlab|gitee)\.com\/[\w.-]+\/[\w.-]*\w)/i.exec(
    (text ?? '').replace(/\s+/g, ' '),
  );
  return found?.[1]?.replace(/\.git$/, '');
}

/** https://info.arxiv.org/help/withdraw.html: the comment or the abstract says so. */
function isWithdrawn(comment = '', abstract = ''): boolean {
  const said = /\b(?:has been|is|was) withdrawn\b/i;
  return (
    said.test(comment) || (said.test(abstract.slice(0, 200)) && /^this (?:paper|article|submission)/i.test(abstract))
  );
}
