import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../../scripts/features/previews/bibtex.ts';

describe('BibTeX of a record', () => {
  it('cites a preprint by its number', () => {
    const text = bibtex(
      {
        kind: 'paper',
        title: 'LARP: Language Audio Relational Pre-training for Cold-Start Playlist Continuation',
        authors: ['Rebecca Salganik', 'Xiaohao Liu'],
        authorsComplete: false,
        published: '2024-06',
        doi: '10.48550/arXiv.2406.14333',
        category: 'cs.SD',
      },
      'https://arxiv.org/abs/2406.14333',
      'arxiv:2406.14333',
    );
    expect(text).toBe(
      [
        '@misc{salganik2024larp,',
        '  title = {{LARP: Language Audio Relational Pre-training for Cold-Start Playlist Continuation}},',
        '  author = {Rebecca Salganik and Xiaohao Liu and others},',
        '  year = {2024},',
        '  month = {06},',
        '  eprint = {2406.14333},',
        '  archiveprefix = {arXiv},',
        '  primaryclass = {cs.SD},',
        '  doi = {10.48550/arXiv.2406.14333},',
        '  url = {https://arxiv.org/abs/2406.14333},',
        '}',
      ].join('\n'),
    );
  });

  it('leaves out what is not known, and has a key nevertheless', () => {
    expect(bibtex({ kind: 'paper', title: '没有作者' }, 'https://doi.org/10.1/x', 'doi:10.1/x')).toBe(
      '@misc{doi101x,\n  title = {{没有作者}},\n  url = {https://doi.org/10.1/x},\n}',
    );
  });

  it('takes no name in its own script for a surname', () => {
    const text = bibtex({ kind: 'paper', title: 'Doctors', authors: ['Feng Jiang (蒋峰)'] }, 'u', undefined);
    expect(text).toContain('@misc{jiangdoctors,');
    expect(text).toContain('author = {Feng Jiang},');
  });

  it('stays one entry whatever a title holds', () => {
    const text = bibtex({ kind: 'paper', title: 'A }{ 100% #1 & more {', venue: 'Nature' }, 'u', undefined);
    expect(text).toContain('title = {{A  100\\% \\#1 \\& more }}');
    expect(text).toContain('@article{');
  });
});
