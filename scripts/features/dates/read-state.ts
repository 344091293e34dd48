// What the dates of a blog depend on outside of its posts: the configured zone and git's history.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { isTimeZone } from '../../core/time-zone.ts';
import { keyPosition } from '../../core/yaml-position.ts';
import { buildMode } from '../../hexo/build-mode.ts';
import { hexoModule } from '../../hexo/front-matter.ts';
import type { History } from '../../core/commit-history.ts';
import { gitHistory } from '../../platform/git-dates.ts';
import { agreesInZone } from '../../platform/machine-time-zone.ts';
import type { DateSettings } from './check-dates.ts';
import { dateUndatedPages, renewCommitDates } from './renew-dates.ts';
import { chooseTimeZone, timeZoneFinding, type Zone, type ZoneChoice, type ZoneNames } from './time-zone.ts';

const historyId = 'paperlog/history';

interface NameParser {
  parse(name: string): Readonly<Record<string, string | undefined>> | undefined;
}

export class DateState {
  readonly #hexo: Hexo;
  readonly #zone: ZoneChoice;
  #history: Promise<History> | undefined;
  #nameParser: NameParser | undefined;

  /** Puts the process into the configured zone; Node takes over a change of TZ at once. */
  constructor(hexo: Hexo) {
    this.#hexo = hexo;
    const { tz } = hexoModule(hexo, 'moment-timezone') as { tz: ZoneNames };
    this.#zone = chooseTimeZone(hexo.config.timezone, tz, isKeptByNode);
    if (this.#zone.kind === 'set') process.env['TZ'] = this.#zone.name;
    // Hexo fails on each single post with a zone that moment doesn't know.
    else if (this.#zone.kind === 'unknown') hexo.config.timezone = '';
  }

  settings(): DateSettings {
    const { new_post_name: nameForm } = this.#hexo.config;
    return {
      updatedByCommit: this.#updatedByCommit,
      nameForm,
      parseName: (name) => this.#parseName(nameForm, name),
      isPreview: buildMode(this.#hexo).purpose === 'serve',
      history: () => (this.#history ??= gitHistory(this.#hexo.source_dir)),
    };
  }

  timeZoneFindings(): Diagnostic[] {
    // Looking for the place loads a parser, and asking for the zone names of zones, that nothing else needs at each start.
    if (this.#zone.kind === 'set') return [];
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const finding = timeZoneFinding(this.#zone, here, this.#configPlace('timezone'));
    return finding ? [finding] : [];
  }

  /** Before each generation; in a preview commits can come in between. */
  async renew(): Promise<void> {
    const hexo = this.#hexo;
    const history = await gitHistory(hexo.source_dir);
    this.#history = Promise.resolve(history);
    const cache = hexo.model('Cache') as unknown as {
      findById(id: string): { hash: string } | undefined;
      save(entry: { _id: string; hash: string }): PromiseLike<unknown>;
    };
    const before = cache.findById(historyId)?.hash;
    if (before !== history.id) {
      if (before !== undefined) await renewCommitDates(hexo, history, this.#updatedByCommit);
      await cache.save({ _id: historyId, hash: history.id });
    }
    await dateUndatedPages(hexo, this.#updatedByCommit);
  }

  async historyFindings(): Promise<Diagnostic[]> {
    const missing = (await this.#history)?.missing;
    if (!missing || !this.#updatedByCommit || !this.#hasPostsWithoutUpdated()) return [];
    const isShallow = missing === 'shallow';
    return [
      {
        rule: 'updated',
        severity: 'hint',
        ...this.#configPlace('updated_option'),
        message: `${isShallow ? 'This clone has no history' : 'There is no git history'}: posts count as updated on their date.`,
        remedy: isShallow
          ? 'Fetch it (git fetch --unshallow; "fetch-depth: 0" in GitHub Actions).'
          : 'Commit your posts, or write "updated_option: date" into _config.yml.',
      },
    ];
  }

  get #updatedByCommit(): boolean {
    const { updated_option: option } = this.#hexo.config as unknown as { updated_option?: string };
    return option !== 'date' && option !== 'empty';
  }

  #hasPostsWithoutUpdated(): boolean {
    const { data } = this.#hexo.model('Post') as unknown as { data: Record<string, { raw?: string } | null> };
    return Object.values(data).some((post) => post && !/^updated[ \t]*:/m.test((post.raw ?? '').slice(0, 5000)));
  }

  /** Hexo's own way to take a file name apart. */
  #parseName(form: string, name: string): Readonly<Record<string, string | undefined>> {
    const withoutExtension = (file: string) => file.slice(0, file.length - path.extname(file).length);
    if (!this.#nameParser) {
      const { Permalink } = hexoModule(this.#hexo, 'hexo-util') as {
        Permalink: new (rule: string, options: object) => NameParser;
      };
      this.#nameParser = new Permalink(withoutExtension(form), {
        segments: {
          year: /(\d{4})/,
          month: /(\d{2})/,
          day: /(\d{2})/,
          i_month: /(\d{1,2})/,
          i_day: /(\d{1,2})/,
          hash: /([0-9a-f]{12})/,
        },
      });
    }
    return this.#nameParser.parse(withoutExtension(name)) ?? {};
  }

  #configPlace(key: string): Pick<Diagnostic, 'file' | 'line' | 'column'> {
    const { base_dir: folder, config_path: config } = this.#hexo;
    const file = path.relative(folder, config).split(path.sep).join('/');
    let position;
    try {
      position = keyPosition(readFileSync(config, 'utf8'), [key]);
    } catch (error) {
      this.#hexo.log.debug({ err: error }, 'No positions in the configuration');
    }
    return { file, ...(position ?? { line: 1, column: 1 }) };
  }
}

/** Where moment and Node disagree, one of them may know newer rules of a zone that both have. */
function isKeptByNode(zone: Zone): boolean {
  return agreesInZone(zone.name, (ms) => zone.utcOffset(ms)) || isTimeZone(zone.name);
}
