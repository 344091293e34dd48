// Stands between Hexo's generators and its router: nothing reaches the router that leads outside public/ or silently
// replaces a post.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { Diagnostic, Position } from '../../core/diagnostic.ts';
import { SourceText } from '../../core/source-text.ts';
import { topLevelScalar } from '../../core/yaml-scalar.ts';
import { buildMode } from '../../hexo/build-mode.ts';
import { pathInBlog, engineOf } from '../../hexo/engine.ts';
import { excludeFaultyPosts } from '../../hexo/faulty-posts.ts';
import { checkRoutes, type RouteFinding } from './check-routes.ts';
import { nameGenerators, plannedRoutes, type GeneratorFault, type GeneratorResult } from './find-owners.ts';
import { pathFault } from './path-fault.ts';

/** Bluebird's promise: Hexo goes on with its `map`. */
interface GeneratorRun {
  then<T>(next: (results: GeneratorResult[]) => T): GeneratorRun;
}

/** Once all generators are known to Hexo. */
export function guardRoutes(hexo: Hexo, report: (...diagnostics: Diagnostic[]) => void): void {
  const box = hexo as unknown as { _runGenerators(): GeneratorRun };
  const runGenerators = box._runGenerators.bind(hexo);
  let faults = new Map<string, Diagnostic>();
  const reportFault = ({ severity, message }: GeneratorFault): void => {
    const remedy = 'Mend or remove the plugin or script that it comes from.';
    faults.set(message, {
      rule: 'generator-result',
      severity,
      file: configFile(hexo),
      line: 1,
      column: 1,
      message,
      remedy,
    });
  };
  const check = (results: readonly GeneratorResult[]) => {
    const { kept, findings } = checkRoutes(plannedRoutes(hexo, results));
    report(...faults.values(), ...withoutRepetition(hexo, findings));
    return { kept: kept.map(({ result }) => result), findings };
  };
  box._runGenerators = () => {
    faults = new Map<string, Diagnostic>();
    nameGenerators(hexo, reportFault);
    return runGenerators().then(async (results) => {
      const { kept, findings } = check(results);
      const isFaulty = findings.some(({ severity }) => severity === 'error');
      // In a preview the lists show what there is.
      if (!isFaulty || buildMode(hexo).purpose === 'serve') return kept;
      // Lists were made with the faulty posts in them.
      await excludeFaultyPosts(engineOf(hexo));
      let again: readonly GeneratorResult[] = [];
      await runGenerators().then((rest) => (again = rest));
      return checkRoutes(plannedRoutes(hexo, again)).kept.map(({ result }) => result);
    });
  };
}

/** Last safety: whoever set such a route, it isn't written. */
export function removeOutsideRoutes(hexo: Hexo): Diagnostic[] {
  return hexo.route.list().flatMap((route) => {
    const fault = pathFault(route);
    if (!fault) return [];
    hexo.route.remove(route);
    const remedy = 'Mend or remove the plugin or script that makes it.';
    return [{ ...fault, severity: 'error', file: `public/${route}`, line: 1, column: 1, remedy } as const];
  });
}

/** One finding for a setting that makes all addresses of a kind faulty. */
function withoutRepetition(hexo: Hexo, findings: readonly RouteFinding[]): Diagnostic[] {
  const { permalink } = hexo.config;
  const isSetting = pathFault(permalink) !== undefined;
  const seen = new Set<string>();
  const config = configFile(hexo);
  return findings.flatMap(({ owner, rule, severity, message, remedy, address }) => {
    const fromSetting =
      isSetting && owner.kind === 'post' && rule.startsWith('permalink-') && rule !== 'permalink-twice';
    const isGenerated = owner.kind === 'generated' && rule === 'permalink-outside';
    const key = fromSetting ? 'permalink' : isGenerated ? owner.name : undefined;
    if (key !== undefined) {
      if (seen.has(key)) return [];
      seen.add(key);
    }
    const file = fromSetting || isGenerated ? config : (owner.file ?? `public/${address}`);
    const about = isGenerated ? `${message} (${owner.name})` : message;
    return [{ rule, severity, file, ...placeOf(hexo, file), message: about, remedy }];
  });
}

function configFile(hexo: Hexo): string {
  return pathInBlog(hexo, hexo.config_path);
}

/** The line of `permalink`, where the file has one. */
function placeOf(hexo: Hexo, file: string): Position {
  const start = { line: 1, column: 1 };
  let text: string;
  try {
    text = readFileSync(path.join(hexo.base_dir, file), 'utf8');
  } catch {
    return start; // a page that a plugin makes has no file
  }
  const isPost = /^-{3,}\r?\n/.test(text);
  const end = isPost ? text.indexOf('\n---', 3) : -1;
  const place = topLevelScalar(end === -1 ? text : text.slice(0, end), 'permalink');
  return place ? new SourceText(text).positionAt(place.keyOffset) : start;
}
