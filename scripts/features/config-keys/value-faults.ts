// Values of the wrong kind in _config.yml and in the theme's configuration: Hexo and Fluid take them as they are and
// fail later, in a place that doesn't name the key. Pure; what is wrong gets a value that works in its place.

export type Mapping = Readonly<Record<string, unknown>>;

export interface ValueFault {
  readonly keys: readonly string[];
  /** `none`: the value that stands in says nothing either, so that there is nothing to tell. */
  readonly severity: 'error' | 'warning' | 'hint' | 'none';
  readonly message: string;
  readonly remedy: string;
  /** What stands in for the value; missing if the value itself is harmless. */
  readonly standIn?: { readonly value: unknown };
  /** Where plugins have copied the value to. */
  readonly copies?: readonly (readonly string[])[];
}

interface Expectation {
  readonly keys: readonly string[];
  readonly what: string;
  readonly example: string;
  readonly accepts: (value: unknown) => boolean;
  /** Hexo goes on as if the default stood there; old configurations have such values. */
  readonly harmless?: boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isNothing = (value: unknown): boolean => value === null || value === undefined;
const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null || value instanceof Date;
const isTextOrList = (value: unknown): boolean =>
  isNothing(value) || isText(value) || (isList(value) && value.every(isText));
/** YAML reads `"10"` as text, and Hexo's plugins calculate with it all the same. */
const isCount = (value: unknown): boolean =>
  isNothing(value) || value === false || (value !== '' && Number.isInteger(Number(value)) && Number(value) >= 0);

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const shown = ['title', 'subtitle', 'description', 'author'];
const patterns = { permalink: ':year/:month/:day/:title/', new_post_name: ':title.md' };
const folders = {
  tag_dir: 'tags',
  archive_dir: 'archives',
  category_dir: 'categories',
  code_dir: 'downloads/code',
  i18n_dir: ':lang',
};
const formats = { date_format: 'YYYY-MM-DD', time_format: 'HH:mm:ss', default_layout: 'post', pagination_dir: 'page' };
const pagedGenerators = ['index', 'archive', 'category', 'tag'].map((name) => [`${name}_generator`, 'per_page']);
const counts = [['per_page'], ...pagedGenerators];

const expectations: readonly Expectation[] = [
  ...shown.map((key) => ({ keys: [key], what: 'text', example: `${key}: …`, accepts: isScalar })),
  ...Object.entries({ ...patterns, ...folders }).map(([key, value]) => ({
    keys: [key],
    what: 'text',
    example: `${key}: ${value}`,
    accepts: (written: unknown) => isText(written) && written !== '',
  })),
  ...Object.entries(formats).map(([key, value]) => ({
    keys: [key],
    what: 'text',
    example: `${key}: ${value}`,
    accepts: (written: unknown) => isNothing(written) || isText(written),
  })),
  ...counts.map((keys) => ({
    keys,
    what: 'a number that is not negative',
    example: `${keys.at(-1) ?? ''}: 10`,
    accepts: isCount,
  })),
  {
    keys: ['language'],
    what: 'the name of a language or a list of such',
    example: 'language: zh-CN',
    accepts: isTextOrList,
  },
  ...['skip_render', 'ignore', 'include', 'exclude'].map((key) => ({
    keys: [key],
    what: 'a pattern of paths or a list of such, none of them empty',
    example: `${key}: 'drafts/**'`,
    // Of an empty pattern in a list Hexo loses every file; alone it is as good as none.
    accepts: (value: unknown) => isTextOrList(value) && !(isList(value) && value.includes('')),
  })),
  {
    keys: ['updated_option'],
    what: '"mtime", "date" or "empty"',
    example: 'updated_option: mtime',
    accepts: (value) => isNothing(value) || ['mtime', 'date', 'empty'].includes(String(value)),
    harmless: true,
  },
  ...['permalink_defaults', 'category_map', 'tag_map'].map((key) => ({
    keys: [key],
    what: 'a mapping',
    example: `${key}: { key: value }`,
    accepts: (value: unknown) => isNothing(value) || isMapping(value),
  })),
];

/** @param defaults Hexo's own, which stand in for what can't be used */
export function siteValueFaults(config: Mapping, defaults: Mapping): ValueFault[] {
  const faults: ValueFault[] = [];
  for (const { keys, what, example, accepts, harmless = false } of expectations) {
    const value = valueAt(config, keys);
    if (value === undefined || accepts(value)) continue;
    if (keys.length > 1 && value === config['per_page']) continue;
    const copies = pagedGenerators.filter((copy) => keys[0] === 'per_page' && valueAt(config, copy) === value);
    const usual = valueAt(defaults, keys) ?? defaults[keys.at(-1) ?? ''];
    faults.push({
      keys,
      severity: harmless ? 'warning' : 'error',
      message: `"${keys.join('.')}" must be ${what}, but is ${kindOf(value)}${harmless ? `; it counts as "${String(usual)}"` : ''}.`,
      remedy: `Write for example "${example}".`,
      standIn: { value: usual },
      copies,
    });
  }
  const { root } = config;
  if (typeof root === 'string' && !root.startsWith('/') && !root.startsWith('.')) {
    faults.push({
      keys: ['root'],
      severity: 'error',
      message: `"root" must begin with a slash; with "${root}" every link depends on the page it stands on.`,
      remedy: `Write "root: /${root}".`,
      standIn: { value: `/${root}` },
    });
  }
  return faults;
}

/**
 * Fluid reads through its configuration without looking (`theme.post.meta.date`), so that a mapping without entries
 * (all of them commented out) or a single value in its place ends every page.
 * @param defaults the theme's own `_config.yml`
 */
export function themeValueFaults(config: Mapping, defaults: Mapping, parents: readonly string[] = []): ValueFault[] {
  return Object.entries(defaults).flatMap(([key, usual]): ValueFault[] => {
    const value = config[key];
    const keys = [...parents, key];
    if (value === undefined || isNothing(usual) || isScalar(usual)) return [];
    if (isMapping(usual) && isMapping(value)) return themeValueFaults(value, usual, keys);
    const name = `"${keys.join('.')}"`;
    if (isNothing(value)) {
      if (isList(usual)) return [];
      const message = `${name} has no entries: the theme's own stand in for them.`;
      const remedy = `Remove the line "${key}:", or indent what belongs below it.`;
      // What was one value in an older Fluid: `google:` in a copy of its configuration.
      const severity = saysNothing(usual) ? 'none' : 'hint';
      return [{ keys, severity, message, remedy, standIn: { value: usual } }];
    }
    if (isList(usual) ? !isScalar(value) : !isScalar(value) && !isList(value)) return [];
    const message = `${name} must be ${isList(usual) ? 'a list' : 'a mapping'}, but is ${kindOf(value)}.`;
    const remedy = 'See the theme’s own _config.yml for what stands there.';
    // Of a value without entries a view reads `enable` as `undefined`, which switches off the rest.
    const endsPages = !isMapping(usual) || (!('enable' in usual) && Object.values(usual).some(isMapping));
    if (endsPages) return [{ keys, severity: 'error', message, remedy, standIn: { value: usual } }];
    return [{ keys, severity: 'warning', message, remedy }];
  });
}

function saysNothing(value: unknown): boolean {
  return isMapping(value) ? Object.values(value).every(saysNothing) : isNothing(value) || value === '';
}

/** `config` with what stands in for faulty values; mappings on the way are copied, not changed. */
export function withStandIns(config: Mapping, faults: readonly ValueFault[]): Mapping {
  let result = config;
  for (const { keys, standIn, copies = [] } of faults) {
    if (!standIn) continue;
    for (const place of [keys, ...copies]) result = withValue(result, place, standIn.value);
  }
  return result;
}

function withValue(config: Mapping, [key = '', ...rest]: readonly string[], value: unknown): Mapping {
  if (rest.length === 0) return { ...config, [key]: value };
  const inner = config[key];
  return { ...config, [key]: withValue(isMapping(inner) ? inner : {}, rest, value) };
}

function valueAt(config: Mapping, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), config);
}

function kindOf(value: unknown): string {
  if (isNothing(value) || value === '') return 'empty';
  if (isList(value)) return 'a list';
  return isMapping(value) && !(value instanceof Date) ? 'a mapping' : `"${String(value)}"`;
}
