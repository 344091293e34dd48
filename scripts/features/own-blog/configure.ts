// Puts an owner's answers into the two configs. Pure: texts in, texts out; comments and order stay.

import { editYaml, readYaml, type YamlChange } from '../../core/yaml-edit.ts';
import { rootOf, type Answers } from './answers.ts';

type Mapping = Record<string, unknown>;

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What the config says so far. @throws YamlFault */
export function currentAnswers(config: string): Answers {
  const { title, author, url, timezone, deploy } = mapping(readYaml(config));
  return {
    title: text(title),
    author: text(author),
    url: text(url),
    timeZone: text(timezone),
    repository: text(mapping(deploy)['repo'] ?? mapping(deploy)['repository']),
  };
}

/** @throws YamlFault */
export function configureSite(config: string, answers: Answers): string {
  const current = mapping(readYaml(config));
  const url = answers.url.replace(/\/+$/, '');
  const root = rootOf(answers.url);
  const changes: YamlChange[] = [
    { keys: ['title'], value: answers.title },
    { keys: ['author'], value: answers.author },
    { keys: ['timezone'], value: answers.timeZone },
    { keys: ['url'], value: url },
  ];
  if (root !== '/' || 'root' in current) {
    const isNew = !('root' in current);
    changes.push({
      keys: ['root'],
      value: root,
      ...(isNew && { comment: '站点在网址中的路径 | Path of the site in its address' }),
    });
  }
  return editYaml(config, [...changes, ...deployment(current, answers.repository)]);
}

/** A list of deployers is somebody's own arrangement and stays. */
export function hasOwnDeployers(config: string): boolean {
  const { deploy } = mapping(readYaml(config));
  const type = mapping(deploy)['type'];
  return Array.isArray(deploy) || (Boolean(type) && type !== 'git');
}

function deployment(current: Mapping, repository: string): YamlChange[] {
  const deploy = current['deploy'];
  if (repository === '' || Array.isArray(deploy)) return [];
  const known = mapping(deploy);
  if (known['type'] && known['type'] !== 'git') return [];
  const repoKey = 'repository' in known && !('repo' in known) ? 'repository' : 'repo';
  if ('deploy' in current) {
    return [
      { keys: ['deploy', 'type'], value: 'git' },
      { keys: ['deploy', repoKey], value: repository },
      ...('branch' in known ? [] : [{ keys: ['deploy', 'branch'], value: 'gh-pages' }]),
    ];
  }
  const value = { type: 'git', repo: repository, branch: 'gh-pages' };
  return [{ keys: ['deploy'], value, comment: '`npx hexo deploy` 发布到这里 | Where `npx hexo deploy` publishes' }];
}

/** Fluid shows title and author in places of its own; they follow as long as they are what they were. */
export function configureTheme(themeConfig: string, before: Answers, answers: Answers): string {
  const current = mapping(readYaml(themeConfig));
  const changes: YamlChange[] = [];
  const blogTitle = mapping(current['navbar'])['blog_title'];
  if (blogTitle === before.title) changes.push({ keys: ['navbar', 'blog_title'], value: answers.title });
  const name = mapping(current['about'])['name'];
  if (name === before.author) changes.push({ keys: ['about', 'name'], value: answers.author });
  return editYaml(themeConfig, changes);
}
