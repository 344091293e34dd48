// What is told to the author in the end: everything found, without what the author has silenced.

import { mayBeSilenced, silence, frontMatterKey, type RuleSetting, type SilencedFile } from '../core/silence.ts';
import { sortDiagnostics, type Diagnostic } from '../core/diagnostic.ts';
import { blogFile, rawDocuments, type Engine } from './engine.ts';

export function findingsOf(engine: Engine): Diagnostic[] {
  return sortDiagnostics(silence(engine.diagnostics.list(), silencedFiles(engine), ruleSettings(engine)));
}

/** Of findings that no check reports, those that the author hasn't silenced: what a command may mend. */
export function unsilenced<T extends Diagnostic>(engine: Engine, findings: readonly T[]): T[] {
  const key = ({ file, line, column, rule }: Diagnostic) => `${file}:${line}:${column} ${rule}`;
  const left = new Set(silence(findings, silencedFiles(engine), ruleSettings(engine)).map(key));
  return findings.filter((finding) => left.has(key(finding)));
}

function silencedFiles({ hexo }: Engine): SilencedFile[] {
  return rawDocuments(hexo).flatMap((document) => {
    const { raw, source, [frontMatterKey]: frontMatter } = document;
    const text = typeof raw === 'string' ? raw : '';
    if (!mayBeSilenced({ raw: text, frontMatter })) return [];
    return [{ file: blogFile(hexo, String(source)), raw: text, frontMatter }];
  });
}

/** `paperlog.diagnostics.rules`, if the feature that declares it is there. */
function ruleSettings({ features }: Engine): Readonly<Record<string, RuleSetting>> {
  const config = features.find(({ feature }) => feature.name === 'diagnostics')?.env.config;
  return (config as { rules?: Record<string, RuleSetting> } | undefined)?.rules ?? {};
}
