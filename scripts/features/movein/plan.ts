// What moving in means for a blog, worked out before anything is touched. Pure: takes listings, gives actions.

import { appendBlock, setTopLevelValue, topLevelValue } from '../../core/config-text.ts';

/** One file of theirs: where it goes, and what is there now. */
export interface FileState {
  readonly from: string;
  readonly to: string;
  /** `same`: nothing to do; `sample`: an unchanged sample file of ours; `other`: something of the owner's. */
  readonly target: 'free' | 'same' | 'sample' | 'other';
}

export interface MovePlan {
  readonly copies: readonly FileState[];
  readonly conflicts: readonly FileState[];
  /** Unchanged sample files that don't belong to their blog. */
  readonly removals: readonly string[];
}

export function planFiles(files: readonly FileState[], samples: readonly string[], force: boolean): MovePlan {
  const taken = new Set(files.map(({ to }) => to));
  return {
    copies: files.filter(({ target }) => target === 'free' || target === 'sample' || (force && target === 'other')),
    conflicts: force ? [] : files.filter(({ target }) => target === 'other'),
    removals: samples.filter((sample) => sample.startsWith('source/') && !taken.has(sample)),
  };
}

export interface ConfigPlan {
  readonly text: string;
  readonly changes: readonly string[];
}

/** Their `_config.yml` with what we need; their text and comments stay. */
export function mergeConfig(text: string, timezone: string): ConfigPlan {
  const changes: string[] = [];
  let config = text;
  if (!topLevelValue(config, 'timezone')) {
    config = setTopLevelValue(config, 'timezone', timezone);
    changes.push(`timezone: ${timezone} (it was empty; this machine's zone keeps your URLs)`);
  }
  if (!/^paperlog:/m.test(config)) {
    config = appendBlock(
      config,
      '# Paperlog 的配置，见 docs/config.md | Settings of Paperlog, see docs/config.md\npaperlog: {}',
    );
    changes.push('paperlog: {} (our settings go here)');
  }
  return { text: config, changes };
}

type Mapping = Readonly<Record<string, unknown>>;

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
