// Takes the sample out and writes the owner's title, author, address, repository and time zone.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CommandArguments, FeatureEnvironment } from '../../hexo/define-feature.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { readTextIfThere, writeFileWhole } from '../../platform/atomic-file.ts';
import { machineTimeZone } from '../../platform/machine-time-zone.ts';
import { ask, confirm, isInteractive } from '../../platform/terminal.ts';
import {
  authorFault,
  pagesAddress,
  repositoryFault,
  titleFault,
  urlFault,
  zoneFault,
  type Answers,
  type Check,
} from './answers.ts';
import { configureSite, configureTheme, currentAnswers, hasOwnDeployers } from './configure.ts';
import { hasOwnTexts, isPaperlogBlog, readSample, removeSample } from './read-sample.ts';
import { aboutPage, freshAboutPage, recordsFile } from './sample.ts';

/** What the sample says; nobody's own answer. */
const placeholderUrl = 'https://example.com';

interface Question {
  readonly key: keyof Answers;
  readonly flag: string;
  readonly text: string;
  readonly check: Check;
  /** @param known answers so far */
  readonly fallback: (known: Partial<Answers>, current: Answers) => string;
}

const questions: readonly Question[] = [
  {
    key: 'title',
    flag: 'title',
    text: '博客标题 | Title of the blog',
    check: titleFault,
    fallback: (_, current) => current.title,
  },
  {
    key: 'author',
    flag: 'author',
    text: '作者 | Author',
    check: authorFault,
    fallback: (_, current) => current.author,
  },
  {
    key: 'repository',
    flag: 'repo',
    text: '发布到的 Git 仓库，没有就留空 | Git repository to publish to, or nothing',
    check: repositoryFault,
    fallback: (_, current) => current.repository,
  },
  {
    key: 'url',
    flag: 'url',
    text: '网址 | Address of the blog',
    check: urlFault,
    fallback: ({ repository = '' }, current) =>
      (current.url === '' || current.url === placeholderUrl ? pagesAddress(repository) : undefined) ??
      (current.url || placeholderUrl),
  },
  {
    key: 'timeZone',
    flag: 'timezone',
    text: '时区 | Time zone',
    check: zoneFault,
    fallback: (_, current) => current.timeZone || machineTimeZone(),
  },
];

/** Returns the exit code. */
export async function ownBlog(
  { hexo }: FeatureEnvironment<Record<string, never>>,
  args: CommandArguments,
): Promise<number> {
  const folder = hexo.base_dir;
  if (!(await isPaperlogBlog(folder))) {
    throw new UserError(
      '"hexo own-blog" is for a clone of Paperlog; this blog has hexo-paperlog as a plugin. Nothing was done.',
    );
  }
  const asks = !(args['yes'] ?? args['y']);
  if (asks && !isInteractive()) {
    throw new UserError('There is no terminal to ask at. Give the answers as options and add --yes. Nothing was done.');
  }
  const configFile = path.join(folder, '_config.yml');
  const themeFile = path.join(folder, '_config.fluid.yml');
  const config = (await readTextIfThere(configFile)) ?? '';
  const themeConfig = await readTextIfThere(themeFile);
  const before = currentAnswers(config);
  const answers = await collectAnswers(before, args, asks);

  const sample = await readSample(folder);
  const force = Boolean(args['force'] ?? args['f']);
  const going = [...sample.unchanged, ...(force ? sample.changed : [])].filter(goesWithTheSample);
  // Whoever has written a post beside the sample sees its cards and previews by these records.
  const keepsRecords = going.includes(recordsFile) && (await hasOwnTexts(folder, going));
  const leaving = going.filter((file) => file !== recordsFile || !keepsRecords);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  for (const file of leaving)
    say(file === aboutPage ? `换成空白的 | Becomes a blank one: ${file}` : `移除示例 | Goes with the sample: ${file}`);
  if (keepsRecords)
    say(
      `留下，你的文章也许用到；其余用 "npx hexo links prune --write" 删 | Stays, your posts may use it; that command removes the rest: ${recordsFile}`,
    );
  if (!force)
    for (const file of sample.changed.filter(goesWithTheSample))
      say(`改过，保留 | Changed, stays (--force takes it out): ${file}`);
  if (asks && !(await confirm('写入吗？ | Write this?'))) {
    say('什么都没有改。 | Nothing was changed.');
    return 1;
  }

  const configured = configureSite(config, answers);
  if (configured !== config) await writeFileWhole(configFile, configured);
  if (themeConfig !== undefined) {
    const themed = configureTheme(themeConfig, before, answers);
    if (themed !== themeConfig) await writeFileWhole(themeFile, themed);
  }
  if (leaving.includes(aboutPage)) await writeFileWhole(path.join(folder, aboutPage), freshAboutPage);
  await removeSample(
    folder,
    leaving.filter((file) => file !== aboutPage),
  );

  say(`${answers.title} · ${answers.author} · ${answers.url} · ${answers.timeZone}`);
  if (answers.repository !== '' && hasOwnDeployers(configured)) {
    say('_config.yml 里已有别的发布方式，没有改动。 | _config.yml deploys in another way; that was left as it is.');
  }
  const toEdit = [aboutPage, '_config.fluid.yml'].filter((file) => existsSync(path.join(folder, file)));
  if (toEdit.length > 0) say(`接着改 | Now edit: ${toEdit.join(', ')}`);
  say('写第一篇 | The first post: npx hexo new "…"');
  return 0;
}

/** Pictures of the theme's settings stay, as those do. */
function goesWithTheSample(file: string): boolean {
  return file === aboutPage || /^source\/_(?:posts|drafts|data)\//.test(file);
}

async function collectAnswers(current: Answers, args: CommandArguments, asks: boolean): Promise<Answers> {
  const known: Partial<Record<keyof Answers, string>> = {};
  for (const { key, flag, text, check, fallback } of questions) {
    const given = args[flag];
    if (given !== undefined && given !== true) {
      const answer = String(given as string | number).trim();
      const reason = check(answer);
      if (reason !== undefined) throw new UserError(`--${flag}: ${reason}. Nothing was done.`);
      known[key] = answer;
    } else if (given === true) {
      throw new UserError(`--${flag} needs a value. Nothing was done.`);
    } else {
      const usual = fallback(known, current);
      known[key] = asks ? await ask(text, usual, check) : usual;
    }
  }
  const { title = '', author = '', url = '', repository = '', timeZone = '' } = known;
  return { title, author, url: url.replace(/\/+$/, ''), repository, timeZone };
}
