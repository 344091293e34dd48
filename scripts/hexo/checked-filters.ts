// Hexo hands on whatever a filter returns: a number in place of a post ends in the next filter, whose author is then
// blamed, and one in place of a style sheet in a file of 0 bytes.

import type Hexo from 'hexo';
import { describeError } from './build.ts';
import { HookError } from './engine.ts';
import { UserError } from './define-feature.ts';
import { isPromise, nameOfFunction, whilePending } from './pending.ts';

type Filter = (this: unknown, ...args: unknown[]) => unknown;

interface FilterRunner {
  list(type: string): Filter[];
  exec(type: string, data: unknown, options?: object): BluebirdPromise;
  execSync(type: string, data: unknown, options?: object): unknown;
}

type BluebirdPromise = PromiseLike<unknown> & { catch(onError: (error: unknown) => never): BluebirdPromise };

/** Says what is wrong with what a filter has made of `before`, if anything is. */
type Check = (value: unknown, before: unknown) => string | undefined;

export function checkFilters(hexo: Hexo): void {
  const runner = hexo.extend.filter as unknown as FilterRunner;
  const unwatched = runner.execSync.bind(runner);
  const watchedByType = new Map<string, WeakMap<Filter, Filter>>();
  const list = (type: string): Filter[] => {
    let known = watchedByType.get(type);
    if (!known) watchedByType.set(type, (known = new WeakMap<Filter, Filter>()));
    return runner.list(type).map((filter) => {
      let watched = known.get(filter);
      if (!watched) known.set(filter, (watched = watch(type, filter)));
      return watched;
    });
  };
  // Of itself the runner needs its list only.
  const watching = Object.assign(Object.create(runner) as FilterRunner, { list });
  const exec = runner.exec.bind(watching);
  const execSync = runner.execSync.bind(watching);
  runner.exec = (type, data, options) => {
    const result = exec(type, data, options);
    return type === 'after_init' ? result.catch(failedAtStart) : result;
  };
  runner.execSync = (type, data, options) => (checkFor(type) ? execSync : unwatched)(type, data, options);
  const emit = hexo.emit.bind(hexo) as (event: string | symbol, ...args: unknown[]) => boolean;
  hexo.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    if (event !== 'ready') return emit(event, ...args);
    try {
      return emit(event, ...args);
    } catch (error) {
      return failedAtStart(error);
    }
  };
  const exit = hexo.exit.bind(hexo) as unknown as (error?: unknown) => BluebirdPromise;
  hexo.exit = ((failure?: unknown) =>
    exit(failure).catch(((error: unknown) => {
      process.exitCode = 2;
      hexo.log.error(
        `What was to be done at the end failed: ${describeError(error)}. Mend or remove what it comes from.`,
      );
    }) as never)) as never;
}

/** Hexo would print the stack of what ends it before a command has begun. */
function failedAtStart(error: unknown): never {
  const isTold = error instanceof UserError || error instanceof HookError;
  if (isTold || (error instanceof Error && error.stack === error.message)) throw error;
  throw new UserError(
    `A script or plugin failed at the start: ${describeError(error)}. Mend or remove it; nothing was done.`,
    {
      cause: error,
    },
  );
}

function watch(type: string, filter: Filter): Filter {
  const check = checkFor(type);
  const name = `the ${nameOfType(type)} filter ${nameOfFunction(filter)}`;
  const checked = (result: unknown, before: unknown, kept: unknown): unknown => {
    const fault = check?.(result ?? before, kept);
    if (fault === undefined) return result;
    const error = new Error(`${name} ${fault}`);
    // Ours is not the place that anybody has to look at.
    error.stack = error.message;
    throw error;
  };
  return function (this: unknown, ...args) {
    const [before] = args;
    const kept = check && partsOf(before);
    const result = whilePending(() => name + sourceOf(before), Reflect.apply(filter, this, args));
    if (!check) return result;
    return isPromise(result) ? result.then((value) => checked(value, before, kept)) : checked(result, before, kept);
  };
}

function sourceOf(value: unknown): string {
  const { source } = (typeof value === 'object' && value ? value : {}) as { source?: unknown };
  return typeof source === 'string' ? ` at ${source}` : '';
}

/** Of a post what is compared; filters change it in place. */
function partsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { content, source } = value as { content?: unknown; source?: unknown };
  return { content, source };
}

function checkFor(type: string): Check | undefined {
  if (type === 'before_post_render' || type === 'after_post_render') return postFault;
  if (type === '_after_html_render' || type.startsWith('after_render:')) return textFault;
  if (type === 'template_locals') return localsFault;
  return type === 'new_post_path' ? textFault : undefined;
}

/** As its author has registered it. */
function nameOfType(type: string): string {
  return type === '_after_html_render' ? 'after_render:html' : type;
}

const postFault: Check = (value, before) => {
  if (typeof before !== 'object' || before === null) return undefined;
  if (typeof value !== 'object' || value === null) return `has returned ${shown(value)} instead of the post`;
  const { content, source } = before as { content?: unknown; source?: unknown };
  const post = value as { content?: unknown; source?: unknown };
  if (typeof content === 'string' && typeof post.content !== 'string')
    return `has made the post's "content" ${shown(post.content)} instead of text`;
  if (typeof source === 'string' && post.source !== source)
    return `has made the post's "source" ${shown(post.source)}, by which Hexo knows its file`;
  return undefined;
};

const textFault: Check = (value, before) =>
  typeof before !== 'string' || typeof value === 'string' ? undefined : `has returned ${shown(value)} instead of text`;

const localsFault: Check = (value) =>
  typeof value === 'object' && value !== null ? undefined : `has returned ${shown(value)} instead of the page's locals`;

function shown(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' || typeof value === 'function') return `a ${typeof value}`;
  const text = String(value as string | number | boolean | symbol);
  return `the ${typeof value} "${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
