// Registers the commands of features and wraps Hexo's own: what a command does with findings, its exit code, and
// errors without a stack where they are the user's to mend.

import { rmSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { CommandArguments, CommandDefinition } from './define-feature.ts';
import { describeError } from './build.ts';
import { endOnSignal } from './early-end.ts';
import { pathInBlog, guarded, keptFolder, type Engine } from './engine.ts';
import { idle, setBuildMode, type BuildMode } from './build-mode.ts';
import { oneBuildAtATime } from './build-lock.ts';
import { tellWhatIsLeftOut } from './left-out-pages.ts';
import { showFailures } from './preview-failures.ts';
import { StagedBuild } from './staged-build.ts';
import { UserError } from './define-feature.ts';

type ConsoleFunction = ((args: CommandArguments) => PromiseLike<unknown>) & {
  options?: { options?: readonly { name: string; desc: string }[] };
  desc?: string;
};

export function registerCommands(engine: Engine): void {
  for (const { feature, env } of engine.features) {
    for (const [name, command] of Object.entries(feature.commands ?? {}) as [string, CommandDefinition<unknown>][]) {
      const { description, usage, arguments: named = [], options = [] } = command;
      const run = async (args: CommandArguments) => {
        const exitCode = await guarded(feature.name, `command ${name}`, undefined, () => command.run(env, args));
        if (exitCode) process.exitCode = exitCode;
      };
      engine.hexo.extend.console.register(
        name,
        description,
        // hexo-cli's help fails at empty lists.
        {
          usage: usage ?? '',
          ...(named.length > 0 && { arguments: [...named] }),
          ...(options.length > 0 && { options: [...options] }),
        } as never,
        run as never,
      );
    }
  }
}

const keepGoing = { name: '--keep-going', desc: 'Build what can be built; the exit code still tells of errors' };
const addedOptions: Readonly<Record<string, readonly { name: string; desc: string }[]>> = {
  generate: [keepGoing],
  deploy: [keepGoing],
  clean: [{ name: '--all', desc: 'Remove the kept caches too' }],
};

const buildOptions = {
  /** Pages rendered at a time: all at once, as without a number, have to be in memory together and are no faster. */
  concurrency: 8,
  /** Streams of pages that are watched don't fail: Hexo needn't copy each into another one that doesn't. */
  bail: true,
};

export function wrapCommands(engine: Engine): void {
  const { hexo } = engine;
  const store = hexo.extend.console.list() as unknown as Record<string, ConsoleFunction>;
  let depth = 0;
  let staged: StagedBuild | undefined;
  let isPublishing = false;
  /** What can be said for certain of what a command has left behind that ends with an error. */
  const outcome = (name: string): string => {
    const again = 'Mend that, then run "hexo deploy" again.';
    if (staged?.isPlaced)
      return isPublishing ? ` The new build is in public/. ${again}` : ' The new build is in public/.';
    if (isPublishing) return ` ${again}`;
    return staged || name === 'deploy' ? ' Nothing was written.' : '';
  };
  for (const [name, original] of Object.entries(store)) {
    const run = async (args: CommandArguments): Promise<unknown> => {
      if (name === 'deploy') {
        // `generate --deploy` calls it from within: what was built is published.
        await staged?.finish();
        await checkBeforeDeploy(hexo, args);
        // With "--generate" Hexo's own command calls `generate` first.
        hexo.once('deployBefore', () => {
          isPublishing = true;
        });
      }
      if (name === 'server') {
        showFailures(hexo);
        tellWhatIsLeftOut(hexo);
      }
      if (name !== 'generate' || args['w'] || args['watch'] || staged?.isOpen) {
        const result: unknown = await Reflect.apply(original, hexo, [args]);
        if (name === 'clean' && args['all']) removeKept(hexo);
        return result;
      }
      return oneBuildAtATime(hexo, async () => {
        staged = new StagedBuild(engine);
        try {
          const result: unknown = await Reflect.apply(original, hexo, [{ ...buildOptions, ...args }]);
          await staged.finish();
          return result;
        } catch (error) {
          await staged.abandon();
          throw error;
        }
      });
    };
    // Hexo's help calls `version` for `hexo --version` without any, and plugins call commands so.
    const wrapped = async (args: CommandArguments = { _: [] }) => {
      depth += 1;
      const mode = modeOf(name, args);
      const giveSignalsBack = depth === 1 && mode.purpose !== 'serve' ? endOnSignal(hexo) : undefined;
      try {
        if (depth === 1) setBuildMode(hexo, mode);
        return await run(args);
      } catch (error) {
        // Only the outermost command ends quietly: `deploy` must not go on after its `generate` has failed.
        if (depth > 1) throw error;
        endWith(hexo, error, outcome(name));
        return undefined;
      } finally {
        depth -= 1;
        giveSignalsBack?.();
      }
    };
    const options = {
      ...original.options,
      options: [...(original.options?.options ?? []), ...(addedOptions[name] ?? [])],
    };
    hexo.extend.console.register(
      name,
      original.desc ?? '',
      (original.options?.options || addedOptions[name] ? options : (original.options ?? {})) as never,
      wrapped as never,
    );
  }
}

function modeOf(name: string, args: CommandArguments): BuildMode {
  const base = { keepGoing: Boolean(args['keepGoing']), quiet: false };
  if (name === 'generate') return { ...base, purpose: args['w'] || args['watch'] ? 'serve' : 'write' };
  if (name === 'deploy') return { ...base, purpose: 'write' };
  if (name === 'server') return { ...base, purpose: 'serve' };
  return idle;
}

/**
 * Hexo publishes whatever lies in public/, however old, to whatever deployer it finds.
 * @throws UserError if a deployer is unknown; BuildStopped if the site has errors.
 */
async function checkBeforeDeploy(hexo: Hexo, args: CommandArguments): Promise<void> {
  const { deploy } = hexo.config as unknown as { deploy?: { type?: string } | { type?: string }[] };
  const known = Object.keys(hexo.extend.deployer.list());
  for (const { type } of [deploy ?? []].flat()) {
    if (type && !known.includes(type)) {
      throw new UserError(
        `_config.yml: there is no deployer "${type}". Installed: ${known.join(', ') || 'none'}. Install hexo-deployer-${type} or mend deploy.type.`,
      );
    }
  }
  if (![deploy ?? []].flat().some(({ type }) => Boolean(type)))
    hexo.log.warn(
      'Nothing is published: _config.yml has no "deploy.type". See docs: https://hexo.io/docs/one-command-deployment',
    );
  if (args['g'] || args['generate']) return; // Hexo generates now, and that build ends the command on errors.
  setBuildMode(hexo, { ...modeOf('deploy', args), purpose: 'check' });
  await hexo.load();
  setBuildMode(hexo, modeOf('deploy', args));
}

/** One message; Hexo's own handling would add a stack and a link to its troubleshooting page. */
function endWith(hexo: Hexo, error: unknown, outcome: string): void {
  if (error instanceof UserError) {
    hexo.log.error(error.message);
    process.exitCode = error.exitCode;
    return;
  }
  process.exitCode = 2;
  // hexo-server has said in one sentence that the port is taken or forbidden.
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') return;
  hexo.log.error(`${isLinkLoop(error) ? linkLoopMessage(hexo, error) : describeError(error)}.${outcome}`);
  if (error instanceof Error) hexo.log.debug({ err: error }, 'Details');
}

function isLinkLoop(error: unknown): error is Error & { path: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ELOOP' &&
    'path' in error &&
    typeof error.path === 'string'
  );
}

/** Hexo follows the link until the system refuses: the path repeats the loop some forty times. */
function linkLoopMessage(hexo: Hexo, error: { path: string }): string {
  const file = pathInBlog(hexo, error.path);
  const once = file.replace(/((?:\/[^/]+)+?)\1+.*$/, '$1');
  return `${once} is a link that leads back to a folder around it. Remove the link`;
}

function removeKept(hexo: Hexo): void {
  rmSync(path.join(hexo.base_dir, keptFolder), { recursive: true, force: true });
  hexo.log.info('Deleted kept caches.');
}
