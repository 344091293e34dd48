// What becomes of the two configurations of a blog that moves in. Pure: texts in, texts out.

import { appendBlock, setTopLevelValue } from '../../core/config-text.ts';

type Mapping = Readonly<Record<string, unknown>>;

export interface ConfigPlan {
  readonly text: string;
  readonly changes: readonly string[];
}

export interface ConfigNeeds {
  /** What their `_config.yml` says, read as Hexo reads it. */
  readonly settings: Mapping;
  /** The machine's zone, in which their dates were read so far. */
  readonly timeZone: string;
  /** Fluid under another name, as a folder of its repository's name; here it is `fluid`. */
  readonly fluidUnderOtherName: boolean;
  /** A file in which Nunjucks worked outside of code; `undefined` if there is none. */
  readonly template: string | undefined;
}

/** Their `_config.yml` with what we need; their text and comments stay. */
export function mergeConfig(
  text: string,
  { settings, timeZone, fluidUnderOtherName, template }: ConfigNeeds,
): ConfigPlan {
  const changes: string[] = [];
  let config = text;
  if (settings['timezone'] === undefined || settings['timezone'] === null || settings['timezone'] === '') {
    config = setTopLevelValue(config, 'timezone', timeZone);
    changes.push(`timezone: ${timeZone} (it was empty; this machine's zone keeps your URLs)`);
  }
  if (fluidUnderOtherName) {
    config = setTopLevelValue(config, 'theme', 'fluid');
    changes.push(`theme: fluid (it was ${String(settings['theme'])}; here Fluid comes from npm)`);
  }
  if (!('paperlog' in settings)) {
    const own = template === undefined ? 'paperlog: {}' : 'paperlog:\n  templates:\n    nunjucks: true';
    config = appendBlock(
      config,
      `# Paperlog 的配置，见 docs/config.md | Settings of Paperlog, see docs/config.md\n${own}`,
    );
    changes.push(
      template === undefined
        ? 'paperlog: {} (our settings go here)'
        : `paperlog.templates.nunjucks: true (posts use Nunjucks, as ${template} does)`,
    );
  }
  return { text: config, changes };
}

/** What `own` says differently from `defaults`; `undefined` if nothing. Lists count as a whole. */
export function differingSettings(own: Mapping, defaults: Mapping): Mapping | undefined {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(own)) {
    const fallback = defaults[key];
    if (isMapping(value) && isMapping(fallback)) {
      const inner = differingSettings(value, fallback);
      if (inner) result[key] = inner;
    } else if (JSON.stringify(value) !== JSON.stringify(fallback)) result[key] = value;
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
