// What is wrong in _config.yml and _config.fluid.yml, but taken by Hexo and Fluid in silence: misspelt keys, values of
// the wrong kind, a theme that isn't there.

import type Hexo from 'hexo';
import { defineFeature, UserError, type FeatureEnvironment } from '../../hexo/define-feature.ts';
import { formatDiagnostic } from '../../hexo/report.ts';
import { findMisspeltKeys } from './find-misspelt-keys.ts';
import { folderFault } from './folders.ts';
import {
  hexoDefaults,
  placeFaults,
  readEncodingFaults,
  readFolderFaults,
  readLanguageHints,
  readMissingPlugins,
  readPublicFaults,
  readShapeFaults,
  readThemeDefaults,
  readThemeFaults,
} from './read-config.ts';
import { isMapping, siteValueFaults, themeValueFaults, withStandIns, type Mapping } from './value-faults.ts';

export default defineFeature({
  name: 'config-keys',
  setup: settleSiteConfig,
  hooks: {
    afterInit: (env) => {
      const { hexo } = env;
      const fault = folderFault(hexo.base_dir, hexo.public_dir, hexo.source_dir);
      // Even `hexo clean` must not go on.
      if (fault) throw new UserError(`_config.yml: ${fault}`);
      const [missing] = [...readThemeFaults(hexo), ...readFolderFaults(hexo)];
      if (missing && isCommand(hexo, 'generate', 'server', 'deploy')) throw new UserError(formatDiagnostic(missing));
      const [uncleanable] = isCommand(hexo, 'clean') ? readPublicFaults(hexo) : [];
      if (uncleanable) throw new UserError(formatDiagnostic(uncleanable));
      // Hexo has merged the configurations by then, and Fluid has not yet read the result.
      hexo.prependListener('generateBefore', () => settleThemeConfig(env));
    },
  },
  checks: [
    { name: 'config-keys', run: ({ hexo }) => findMisspeltKeys(hexo) },
    { name: 'config-encoding', run: ({ hexo }) => readEncodingFaults(hexo) },
    { name: 'config-language', run: ({ hexo }) => readLanguageHints(hexo) },
    { name: 'missing-plugins', run: ({ hexo }) => readMissingPlugins(hexo) },
  ],
});

/** Pages need the theme's views: without them every page would be empty. */
function isCommand({ env, extend }: Hexo, ...names: readonly string[]): boolean {
  const { cmd } = env as unknown as { cmd: string | undefined };
  const { alias } = extend.console as unknown as { alias: Record<string, string | undefined> };
  return names.includes(alias[cmd ?? ''] ?? '');
}

function settleSiteConfig({ hexo, report }: FeatureEnvironment<unknown>): void {
  const config = hexo.config as unknown as Mapping;
  const faults = siteValueFaults(config, hexoDefaults(hexo));
  Object.assign(hexo.config, withStandIns(config, faults));
  const site = hexo.config as unknown as Record<string, unknown>;
  if (!isMapping(site['theme_config'])) delete site['theme_config'];
  // Hexo looks up each name in these, and every object knows a "constructor".
  for (const key of ['category_map', 'tag_map']) {
    if (isMapping(site[key])) site[key] = Object.assign(Object.create(null) as object, site[key]);
  }
  // The theme has been made from the configuration before any plugin was loaded.
  const { i18n } = hexo.theme as unknown as { i18n: { languages: readonly unknown[] } };
  i18n.languages = i18n.languages.filter((name) => typeof name === 'string');
  const shape = readShapeFaults(hexo);
  report(
    'values',
    ...placeFaults(hexo, faults),
    ...(shape.length > 0 ? shape : readThemeFaults(hexo)),
    ...readFolderFaults(hexo),
  );
}

function settleThemeConfig({ hexo, report }: FeatureEnvironment<unknown>): void {
  const { theme } = hexo.config;
  const defaults = theme === 'fluid' ? readThemeDefaults(hexo) : undefined;
  if (!defaults) return;
  const config = hexo.theme.config as Mapping;
  const faults = themeValueFaults(config, defaults);
  report('theme-values', ...placeFaults(hexo, faults, theme));
  if (faults.length === 0) return;
  hexo.theme.config = withStandIns(config, faults);
  // Fluid merges this in once more.
  const site = hexo.config as unknown as { theme_config?: Mapping };
  if (site.theme_config) site.theme_config = withStandIns(site.theme_config, faults);
}
