// What `hexo own-blog` is called and takes. The command itself is read when it is called: no build waits for it.

import { UserError, type CommandDefinition } from '../../hexo/define-feature.ts';

/** Exit code 0: done, or nothing to do; 1: declined at the terminal; 2: couldn't run (by the thrown error). */
export const ownBlogCommand: CommandDefinition<Record<string, never>> = {
  description: 'Start a blog of your own: take the sample posts out, set title, author, address and repository.',
  options: [
    { name: '--title <text>', desc: 'Title of the blog' },
    { name: '--author <name>', desc: 'Its author' },
    { name: '--url <address>', desc: 'Its address, e.g. https://me.github.io/blog' },
    { name: '--repo <repository>', desc: 'Git repository that "hexo deploy" publishes to' },
    { name: '--timezone <zone>', desc: 'Time zone, e.g. Asia/Shanghai' },
    { name: '-y, --yes', desc: 'Ask nothing: what no option says stays as it is' },
    { name: '-f, --force', desc: 'Take out sample posts that were changed, too' },
  ],
  async run(env, args) {
    try {
      return await (await import('./run-own-blog.ts')).ownBlog(env, args);
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'AbortError') {
        throw new UserError('Interrupted while asking. Nothing was changed.', { exitCode: 130, cause });
      }
      throw cause;
    }
  },
};
