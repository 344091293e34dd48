// Asks (or takes from options) what a blog must know of its owner, and writes it into _config.yml.

import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { appendBlock, setTopLevelValue, topLevelValue, yamlScalar } from '../../core/config-text.ts';
import { UserError, type CommandDefinition } from '../../hexo/define-feature.ts';
import { writeFileAtomically } from '../../platform/atomic-file.ts';
import { sampleFiles } from './sample-files.ts';

const questions = [
  { key: 'title', text: '站点标题 Title' },
  { key: 'author', text: '作者 Author' },
  { key: 'url', text: '网址 URL (https://…)' },
  { key: 'repo', text: '发布仓库，可空 Repository to publish to, may be empty (https://github.com/you/blog.git)' },
  { key: 'timezone', text: '时区 Time zone' },
] as const;

type Answers = Record<(typeof questions)[number]['key'], string>;

/** Exit code 0; 2 if an answer can't be (by UserError). */
export const ownBlogCommand: CommandDefinition<Record<string, never>> = {
  description: 'Start your own blog: take the sample posts out, set title, author, URL, repository and time zone.',
  options: [
    { name: '--title <text>', desc: 'Title of the site' },
    { name: '--author <name>', desc: 'Author' },
    { name: '--url <address>', desc: 'Address of the site' },
    { name: '--repo <address>', desc: 'Git repository to publish to' },
    { name: '--timezone <name>', desc: 'Time zone, e.g. Asia/Shanghai' },
    { name: '--yes', desc: 'Ask nothing; keep what no option sets' },
    { name: '--force', desc: 'Remove sample files that you have changed, too' },
  ],
  async run({ hexo }, args) {
    const file = hexo.config_path;
    const before = readFileSync(file, 'utf8');
    const current: Answers = {
      title: topLevelValue(before, 'title') ?? '',
      author: topLevelValue(before, 'author') ?? '',
      url: topLevelValue(before, 'url') ?? '',
      repo: '',
      timezone: topLevelValue(before, 'timezone') || Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    const answers = await ask(current, args);
    checkAnswers(answers);
    writeFileAtomically(file, ownConfig(before, answers));

    // Scaffolds and the theme's settings are of use to every blog.
    const samples = sampleFiles(hexo.base_dir).filter(({ file: name }) => name.startsWith('source/'));
    for (const { file: sample, isChanged } of samples) {
      if (isChanged && !args['force']) hexo.log.warn(`Kept ${sample}: you have changed it.`);
      else {
        rmSync(path.join(hexo.base_dir, sample));
        hexo.log.info(`Removed ${sample}`);
      }
    }
    hexo.log.info('Your blog is ready: npx hexo new "我的第一篇笔记"');
  },
};

async function ask(current: Answers, args: Record<string, unknown>): Promise<Answers> {
  const answers = { ...current };
  const isAsking = !args['yes'] && process.stdin.isTTY;
  const terminal = isAsking ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
  for (const { key, text } of questions) {
    const given = args[key];
    if (typeof given === 'string' || typeof given === 'number') answers[key] = String(given);
    else if (terminal) answers[key] = (await terminal.question(`${text} [${current[key]}]: `)).trim() || current[key];
  }
  terminal?.close();
  return answers;
}

/** @throws UserError naming the answer that can't be */
function checkAnswers({ url, timezone }: Answers): void {
  if (!/^https?:\/\/[^\s]+$/.test(url))
    throw new UserError(`"${url}" is no address: write it as https://you.github.io/blog`);
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone }).format(0);
  } catch (cause) {
    throw new UserError(`"${timezone}" is no time zone: write a name such as Asia/Shanghai.`, { cause });
  }
}

/** `_config.yml` with the answers; everything else stays as it is. */
export function ownConfig(text: string, { title, author, url, repo, timezone }: Answers): string {
  const address = url.replace(/\/+$/, '');
  const root = `${new URL(address).pathname.replace(/\/+$/, '')}/`;
  let config = text;
  for (const [key, value] of Object.entries({ title, author, url: address, timezone }))
    config = setTopLevelValue(config, key, value);
  if (root !== '/' || topLevelValue(config, 'root') !== undefined) config = setTopLevelValue(config, 'root', root);
  if (repo && topLevelValue(config, 'deploy') === undefined) {
    config = appendBlock(
      config,
      `# 发布到 | Where to publish\ndeploy:\n  type: git\n  repo: ${yamlScalar(repo)}\n  branch: gh-pages`,
    );
  }
  return config;
}
