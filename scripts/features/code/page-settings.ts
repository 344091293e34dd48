// Hands the theme's and the feature's settings to the page's script, where they aren't the usual ones.

import type { FoundOnPage, PageChange, PageContext } from '../../hexo/define-feature.ts';
import type { CodeConfig } from './config.ts';

/** Read by browser.ts. */
export interface CodeSettings {
  readonly copy: boolean;
  /** What stands for a block without a language; `''`: languages aren't shown. */
  readonly language: string;
}

export const usualSettings: CodeSettings = { copy: true, language: 'TEXT' };

interface ThemeSettings {
  readonly code?: {
    readonly copy_btn?: boolean;
    readonly language?: { readonly enable?: boolean; readonly default?: string };
  };
  /** NexT. */
  readonly codeblock?: { readonly copy_button?: { readonly enable?: boolean } };
  /** Butterfly, old and new. */
  readonly highlight_copy?: boolean;
  readonly code_blocks?: { readonly copy?: boolean };
}

export function codeSettings(theme: ThemeSettings, config: CodeConfig): CodeSettings {
  const hasOwnButton = theme.codeblock?.copy_button?.enable ?? theme.highlight_copy ?? theme.code_blocks?.copy ?? false;
  const { code } = theme;
  const language = code?.language?.enable ? (code.language.default ?? '') : '';
  return { copy: config.copy && code?.copy_btn !== false && !hasOwnButton, language };
}

export function codeSettingsOf(
  _found: FoundOnPage,
  { config, locals }: PageContext<CodeConfig>,
): PageChange | undefined {
  const settings = codeSettings((locals['theme'] ?? {}) as ThemeSettings, config);
  if (settings.copy === usualSettings.copy && settings.language === usualSettings.language) return undefined;
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return { body: `<script type="application/json" id="paperlog-code-settings">${json}</script>` };
}
