import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBibliography } from '../../../../scripts/features/links/bibliography.ts';
import { readNames } from '../../../../scripts/features/links/bibliography-names.ts';
import { latexToText } from '../../../../scripts/features/links/latex-text.ts';

describe('LaTeX', () => {
  const cases: Readonly<Record<string, string>> = {
    'G{\\"o}del': 'Gödel',
    'G\\"odel': 'Gödel',
    'G\\"{o}del': 'Gödel',
    "Poincar\\'e": 'Poincaré',
    "Mart{\\'\\i}nez": 'Martínez',
    'Er\\H{o}s and Erd\\H os': 'Erős and Erdős',
    '\\v{S}koda, Fran\\c{c}ois': 'Škoda, François',
    '\\O{}rsted \\aa \\ss': 'Ørsted åß',
    '{BERT}: Pre-training -- of {Deep} Models': 'BERT: Pre-training – of Deep Models',
    'R\\&D 50\\% \\emph{fast} $O(n^2)$~x': 'R&D 50% fast $O(n^2)$ x',
    "``quoted''": '“quoted”',
    深度学习: '深度学习',
  };
  for (const [source, text] of Object.entries(cases)) {
    it(`reads ${source}`, () => expect(latexToText(source)).toBe(text));
  }

  it('never throws and does not grow', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\\', '{', '}', '$', '"', "'", 'i', 'o', '~', ' ', '-', 'v') }),
        (text) => {
          expect(latexToText(text).length).toBeLessThanOrEqual(text.length + 4);
        },
      ),
    );
  });
});

describe('names', () => {
  it('are written as readers write them', () => {
    expect(readNames('Knuth, Donald E. and {DeepSeek-AI} and King, Jr, Martin Luther and Leslie Lamport')).toEqual({
      names: ['Donald E. Knuth', 'DeepSeek-AI', 'Martin Luther King Jr', 'Leslie Lamport'],
      complete: true,
    });
  });

  it('in Chinese have no space', () => {
    expect(readNames('李, 雷 and 韩 梅梅 and 王小明').names).toEqual(['李雷', '韩梅梅', '王小明']);
  });

  it('in Chinese may stand behind commas and semicolons', () => {
    expect(readNames('张三;李四；王五').names).toEqual(['张三', '李四', '王五']);
    expect(readNames('张三, 李四, 王五, 等')).toEqual({ names: ['张三', '李四', '王五'], complete: false });
    expect(readNames('欧阳, 修 and 山田, 太郎').names).toEqual(['欧阳修', '山田太郎']);
  });

  it('may be cut', () => {
    expect(readNames('Guo, Daya and others')).toEqual({ names: ['Daya Guo'], complete: false });
  });

  it('keep what stands in braces together', () => {
    expect(readNames('{Barnes and Noble, Inc.} and {\\"O}zg{\\"u}r, A.').names).toEqual([
      'Barnes and Noble, Inc.',
      'A. Özgür',
    ]);
  });
});

describe('a bibliography', () => {
  const text = `@string{acl = {Proceedings of ACL}}
@comment{anything { at all}
% a note

@inproceedings{devlin19,
  title = {{BERT}: Pre-training},
  author = {Devlin, Jacob and Chang, Ming-Wei},
  booktitle = acl # " 2019",
  year = 2019, month = jun,
  doi = {10.18653/v1/N19-1423},
  eprint = {1810.04805}, archivePrefix = {arXiv},
  url = {https://aclanthology.org/N19-1423},
}

@article{scholar, title={R1}, journal={arXiv preprint arXiv:2501.12948}, year={2025}, author={Guo, Daya and others}}

@misc{site, title = "A site", howpublished = "\\url{https://example.org/a\\_b}", date = {2024-05-06}}

@article{nowhere, title = {Lost}}

@article{open, title = {Never closed},

@article{next, title = {Next}, doi = {https://doi.org/10.1145/3292500.3330701}}

@article{broken, title = = {x}, doi = {10.1000/1}}
`;
  const { entries, diagnostics } = readBibliography(text, 'refs.bib');

  it('becomes records', () => {
    expect(entries.map(({ key, url }) => [key, url])).toEqual([
      ['devlin19', 'https://arxiv.org/abs/1810.04805'],
      ['scholar', 'https://arxiv.org/abs/2501.12948'],
      ['site', 'https://example.org/a_b'],
      ['next', 'https://doi.org/10.1145/3292500.3330701'],
    ]);
    expect(entries[0]?.record).toEqual({
      kind: 'paper',
      title: 'BERT: Pre-training',
      authors: ['Jacob Devlin', 'Ming-Wei Chang'],
      authorsComplete: true,
      venue: 'Proceedings of ACL 2019',
      published: '2019-06',
      doi: '10.18653/v1/n19-1423',
      aliases: ['https://doi.org/10.18653/v1/n19-1423', 'https://aclanthology.org/N19-1423'],
      source: 'bibtex',
    });
    expect(entries[1]?.record).toMatchObject({ authorsComplete: false, published: '2025' });
    expect(entries[1]?.record).not.toHaveProperty('venue');
    expect(entries[2]?.record).toMatchObject({ kind: 'site', published: '2024-05-06' });
  });

  it('takes from the volume what an entry lacks, and leaves the volume out', () => {
    const volume = `@inproceedings{a, title={A}, doi={10.1000/1}, crossref={V}}
@proceedings{v, title={Proceedings of Things}, booktitle={Things}, year={2017}}
@inproceedings{b, title={B}, doi={10.1000/2}, year={2018}, crossref={nowhere}}`;
    const read = readBibliography(volume, 'a.bib');
    expect(read.entries.map(({ record }) => [record.title, record.venue, record.published])).toEqual([
      ['A', 'Things', '2017'],
      ['B', undefined, '2018'],
    ]);
    expect(read.diagnostics).toEqual([]);
  });

  it('finds entries behind each other on one line', () => {
    const line = `@article{a, doi={10.1000/1}}@article{b, doi={10.1000/2}}, @article{c, title={me@b{c}}, doi={10.1000/3}}`;
    expect(readBibliography(line, 'a.bib').entries.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('keeps identifiers and addresses as they are, however programs escape them', () => {
    const addresses = (fields: string) => {
      const [entry] = readBibliography(`@article{a, title={A}, ${fields}}`, 'a.bib').entries;
      return [entry?.url, ...(entry?.record.aliases ?? [])];
    };
    expect(addresses('doi={10.1007/978-3{\\_}28}, url={http://a.example/{\\~{}}me/u{\\_}net}')).toEqual([
      'https://doi.org/10.1007/978-3_28',
      'http://a.example/~me/u_net',
    ]);
    expect(addresses('doi={10.1002/x:8\\textless{}693::A\\textgreater{}3}')).toEqual([
      'https://doi.org/10.1002/x:8%3C693::a%3E3',
    ]);
    expect(addresses('doi={10.1000/a--b}')).toEqual(['https://doi.org/10.1000/a--b']);
    expect(addresses('arxivId={1706.03762}')).toEqual(['https://arxiv.org/abs/1706.03762']);
    expect(addresses('bdsk-url-1={https://a.example/x}')).toEqual(['https://a.example/x']);
    expect(addresses('note={See \\url{https://a.example/x\\_1}}')).toEqual(['https://a.example/x_1']);
  });

  it('gives records no characters that turn text around, and no title longer than services may give', () => {
    const foreign = `@article{a, title={\u202Eevil ${'x'.repeat(400)}}, author={\u202EEve, A}, doi={10.1000/1}}`;
    const [entry] = readBibliography(foreign, 'a.bib').entries;
    expect(entry?.record.title).toMatch(/^evil x+…$/);
    expect(entry?.record.title).toHaveLength(300);
    expect(entry?.record.authors).toEqual(['A Eve']);
  });

  it('tells what it could not take, at its line', () => {
    expect(diagnostics.map(({ line, message }) => [line, message.replace(/:.*/s, '')])).toEqual([
      [19, '"nowhere" says nowhere where it can be found.'],
      [21, 'This entry is not closed.'],
      [25, 'This entry is no BibTeX'],
    ]);
  });

  it('of any bytes is read without an exception', () => {
    const piece = fc.constantFrom(
      '@article{',
      '}',
      '{',
      '"',
      'title = ',
      'a',
      ',',
      '\n',
      '@',
      '#',
      '(',
      ')',
      '\\',
      'doi={10.1/x}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        readBibliography(pieces.join(''), 'a.bib');
      }),
    );
  });
});
