// NeurIPS's proceedings since they are named by hashes: a page and a PDF each, at several hosts. The addresses before
// (`paper/7181-attention-is-all-you-need`) don't tell the hash and stay what they are.

import type { Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { pageOf } from '../services/page.ts';

export const neurips: Provider = {
  name: 'neurips',
  label: 'NeurIPS',
  hosts: [
    'proceedings.neurips.cc',
    'papers.nips.cc',
    'papers.neurips.cc',
    'datasets-benchmarks-proceedings.neurips.cc',
  ],
  match({ segments }) {
    const path = segments[0] === 'paper_files' ? segments.slice(1) : segments;
    const [folder, year = '', view, file = ''] = path;
    if (folder !== 'paper' || path.length !== 4 || !/^(?:19|20)\d\d$/.test(year)) return undefined;
    const name = view === 'hash' ? /^(\w+)-Abstract(-\w+)?\.html$/ : /^(\w+)-Paper(-\w+)?\.pdf$/;
    const [, hash = '', track = ''] = name.exec(file) ?? [];
    if ((view !== 'hash' && view !== 'file') || !/^[0-9a-f]{32}$/.test(hash)) return undefined;
    return { id: `${year}/${hash}${track}`, kind: 'paper' };
  },
  canonical(id) {
    const [, year = '', hash = '', track = ''] = /^(\d{4})\/([0-9a-f]{32})(.*)$/s.exec(id) ?? [];
    // The rounds of 2021 have proceedings of their own.
    const host = /^-round\d$/.test(track) ? 'datasets-benchmarks-proceedings' : 'proceedings';
    return `https://${host}.neurips.cc/paper_files/paper/${year}/hash/${hash}-Abstract${track}.html`;
  },
  display: (id) => `NeurIPS ${id.slice(0, 13)}`,
  ...answeredBy(pageOf('web', 'paper', (id) => neurips.canonical(id))),
};
