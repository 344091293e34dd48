// What an owner is asked for, what is accepted, and what follows from it. Pure.

export interface Answers {
  readonly title: string;
  readonly author: string;
  /** Without a slash at the end. */
  readonly url: string;
  /** Empty: none. */
  readonly repository: string;
  readonly timeZone: string;
}

/** Why the text can't be the answer; `undefined` if it can. */
export type Check = (answer: string) => string | undefined;

export const titleFault: Check = (title) =>
  title.trim() === '' ? '标题不能为空 | A blog needs a title' : controlFault(title);

export const authorFault: Check = (author) => controlFault(author);

export const urlFault: Check = (text) => {
  let url;
  try {
    url = new URL(text);
  } catch {
    return `"${text}" 不是网址，应形如 https://example.com | is no address such as https://example.com`;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return '网址应以 https:// 开头 | It begins with https://';
  if (url.username || url.password) return '网址里不能有密码 | An address has no password in it';
  if (url.search || url.hash) return '网址里不能有 ? 与 # | An address has neither ? nor #';
  return undefined;
};

/** `git@host:a/b.git`, `ssh://…`, `https://…`; empty means none. */
export const repositoryFault: Check = (text) => {
  if (text === '') return undefined;
  if (/\s/.test(text) || text.startsWith('-')) return '仓库地址里不能有空格 | A repository has no spaces in it';
  if (/^[\w.-]+@[\w.-]+:[^:]+$/.test(text)) return undefined;
  let url;
  try {
    url = new URL(text);
  } catch {
    return `"${text}" 不是仓库地址，应形如 https://github.com/me/blog.git | is no repository such as https://github.com/me/blog.git`;
  }
  if (!['https:', 'http:', 'ssh:', 'git:', 'file:'].includes(url.protocol)) {
    return '仓库地址应以 https:// 或 ssh:// 开头 | A repository begins with https:// or ssh://';
  }
  // _config.yml is committed, and often published.
  if (url.password || (url.protocol !== 'ssh:' && url.username)) {
    return '仓库地址里不能有密码或令牌：它会被提交 | No password or token in it: the file is committed';
  }
  return undefined;
};

export const zoneFault: Check = (name) => {
  if (!/^[A-Za-z]/.test(name)) return noZone(name);
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone ? undefined : noZone(name);
  } catch {
    return noZone(name); // RangeError: that is the answer
  }
};

function noZone(name: string): string {
  return `"${name}" 不是时区，应形如 Asia/Shanghai | is no time zone such as Asia/Shanghai`;
}

function controlFault(text: string): string | undefined {
  return /[\u0000-\u001f\u007f]/.test(text) ? '不能有控制字符 | No control characters' : undefined;
}

/** The address at which GitHub or GitLab Pages serves a repository: `https://me.github.io/blog`. */
export function pagesAddress(repository: string): string | undefined {
  const match = /(github|gitlab)\.com[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(repository);
  if (!match) return undefined;
  const [, service = '', owner = '', name = ''] = match;
  const host = `${owner}.${service}.io`.toLowerCase();
  return name.toLowerCase() === host ? `https://${host}` : `https://${host}/${name}`;
}

/** Hexo's `root` for an address: `/` or `/blog/`. */
export function rootOf(url: string): string {
  return `${new URL(url).pathname.replace(/\/+$/, '')}/`;
}
