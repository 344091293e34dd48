import { describe, expect, it } from 'vitest';
import { comparableContent, sampleState } from '../../../../scripts/features/own-blog/sample.ts';

const releases = {
  '0.1.0': {
    '_config.yml': 'c1',
    'source/_posts/a.md': 'a1',
    'source/_posts/b.md': 'b1',
    'source/about/index.md': 'i1',
  },
  '0.2.0': { '_config.yml': 'c2', 'source/_posts/a.md': 'a2' },
};

describe('the sample', () => {
  it('is known by its content, of whichever release', () => {
    expect(sampleState({ 'source/_posts/a.md': 'a1', 'source/_posts/b.md': 'mine' }, releases)).toEqual({
      unchanged: ['source/_posts/a.md'],
      changed: ['source/_posts/b.md'],
    });
  });

  it('never contains a config, nor an about page that was written', () => {
    expect(sampleState({ '_config.yml': 'c2', 'source/about/index.md': 'mine' }, releases)).toEqual({
      unchanged: [],
      changed: [],
    });
  });

  it("doesn't depend on the line ends of texts, but on every byte of pictures", () => {
    expect(comparableContent('source/a.md', Buffer.from('a\r\n文\r\n')).toString()).toBe('a\n文\n');
    expect(comparableContent('source/a.png', Buffer.from('a\r\n')).toString()).toBe('a\r\n');
  });
});
