import { describe, expect, it } from 'vitest';
import {
  pagesAddress,
  repositoryFault,
  rootOf,
  titleFault,
  urlFault,
  zoneFault,
} from '../../../../scripts/features/own-blog/answers.ts';

describe('answers of an owner', () => {
  it.each([
    ['https://github.com/Me/blog.git', 'https://me.github.io/blog'],
    ['git@github.com:me/me.github.io.git', 'https://me.github.io'],
    ['https://gitlab.com/me/notes', 'https://me.gitlab.io/notes'],
    ['ssh://git@example.org/me/blog.git', undefined],
  ])('knows where %s is served', (repository, address) => {
    expect(pagesAddress(repository)).toBe(address);
  });

  it('takes the root from the address', () => {
    expect(rootOf('https://me.github.io')).toBe('/');
    expect(rootOf('https://me.github.io/blog/')).toBe('/blog/');
  });

  it.each(['me.github.io', 'ftp://a.b', 'https://u:p@a.b', 'https://a.b/?x=1'])('refuses the address %s', (url) => {
    expect(urlFault(url)).toBeTypeOf('string');
  });

  it.each(['https://ghp_token@github.com/a/b.git', 'https://u:p@host/a.git', '--upload-pack=x', 'a b'])(
    'refuses the repository %s, which would be committed',
    (repository) => {
      expect(repositoryFault(repository)).toBeTypeOf('string');
    },
  );

  it.each(['', 'git@github.com:a/b.git', 'ssh://git@host:22/a.git', 'https://github.com/a/b'])(
    'accepts the repository "%s"',
    (repository) => {
      expect(repositoryFault(repository)).toBeUndefined();
    },
  );

  it('knows time zones and titles', () => {
    expect(zoneFault('Asia/Shanghai')).toBeUndefined();
    expect(zoneFault('Asia/Peking')).toBeTypeOf('string');
    expect(zoneFault('+08:00')).toBeTypeOf('string');
    expect(titleFault(' ')).toBeTypeOf('string');
  });
});
