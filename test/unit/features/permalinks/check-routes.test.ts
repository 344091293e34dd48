import { expect, it } from 'vitest';
import {
  checkRoutes,
  type PlannedRoute,
  type RouteOwner,
} from '../../../../scripts/features/permalinks/check-routes.ts';

const owner = (kind: RouteOwner['kind'], file: string): RouteOwner => ({ kind, file, name: file });
const route = (result: string, address: string, by: RouteOwner): PlannedRoute<string> => ({
  result,
  written: address,
  address,
  owner: by,
});

// Fluid publishes posts with `hide: true` outside of lists, and so does hexo-hide-posts.
it('takes a post that two plugins publish once: the result that Hexo would write', () => {
  const post = owner('post', 'source/_posts/a.md');
  const { kept, findings } = checkRoutes([
    route('first', 'a/index.html', post),
    route('second', 'a/index.html', { ...post }),
    route('b', 'b/index.html', owner('post', 'source/_posts/b.md')),
  ]);
  expect(findings).toEqual([]);
  expect(kept.map(({ result }) => result)).toEqual(['second', 'b']);
});

it('tells two posts of one address, also if one of them comes twice', () => {
  const { kept, findings } = checkRoutes([
    route('a', 'a/index.html', owner('post', 'source/_posts/a.md')),
    route('b', 'a/index.html', owner('post', 'source/_posts/b.md')),
    route('b again', 'a/index.html', owner('post', 'source/_posts/b.md')),
  ]);
  expect(findings.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
    ['permalink-twice', 'error', '"a/index.html" is the address of source/_posts/a.md too.'],
  ]);
  expect(kept.map(({ result }) => result)).toEqual(['a']);
});

it("lets a generator name the site's root and what lies below it with a dot, but no post", () => {
  const root = { ...route('home', 'index.html', owner('generated', 'the generator "index"')), written: './' };
  const next = { ...route('next', './page/2/index.html', root.owner), written: './page/2/' };
  expect(checkRoutes([root, next])).toEqual({ kept: [root, next], findings: [] });
  const post = { ...route('post', './index.html', owner('post', 'source/_posts/a.md')), written: './' };
  expect(checkRoutes([post]).findings.map(({ rule }) => rule)).toEqual(['permalink-characters']);
});

it('says nothing of a page without a text that a generator takes the place of', () => {
  const page = owner('page', 'source/tags/index.md');
  const list = route('list', 'tags/index.html', owner('generated', 'the generator "_tags"'));
  const rules = (first: RouteOwner) =>
    checkRoutes([route('page', 'tags/index.html', first), list]).findings.map(({ rule }) => rule);
  expect(rules({ ...page, isEmpty: true })).toEqual([]);
  expect(rules(page)).toEqual(['permalink-twice']);
  expect(rules({ ...page, kind: 'post', isEmpty: true })).toEqual(['permalink-twice']);
});
