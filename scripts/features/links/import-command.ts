// `hexo links import <file.bib|collection>`: records from a bibliography; of a collection: run-import-collection.ts. Exit code 0 if every entry became a record, 1 if some did
// not (each is told with its line), 2 if nothing could be read.

import path from 'node:path';
import { decodeText } from '../../core/charset.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { readBytesIfThere } from '../../platform/atomic-file.ts';
import { canonicalLink } from './canonical.ts';
import { lockFilePlace } from './load-records.ts';
import { updateLockFile } from './lock-file.ts';
import { completeRecord } from './merge-record.ts';
import { createRecordStore } from './record-store.ts';
import type { LinkRecord } from './record.ts';
import type { Subcommand } from './subcommand.ts';

export const importCommand: Subcommand = {
  name: 'import',
  usage: '<file.bib|collection>',
  description: 'Records from a BibTeX file, or of what a collection on Hugging Face holds',
  arguments: { min: 1, max: 1 },
  async run(call) {
    const { env, positional, print, printJson } = call;
    const [source = ''] = positional;
    const link = canonicalLink(source);
    if (link) {
      const { isCollection, runImportCollection } = await import('./run-import-collection.ts');
      if (isCollection(link)) return runImportCollection(call, link);
      throw new UserError(
        `"${source}" is neither a .bib file nor a collection on Hugging Face (https://huggingface.co/collections/…). Nothing was written.`,
      );
    }
    const file = path.resolve(env.hexo.base_dir, source);
    const bytes = await readBytesIfThere(file).catch((cause: unknown) => {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === undefined) throw cause;
      const reason = code === 'EISDIR' ? 'is a folder' : `can't be read (${code})`;
      throw new UserError(`"${source}" ${reason}. Nothing was written.`);
    });
    if (bytes === undefined) throw new UserError(`There is no file "${source}". Nothing was written.`);
    const { readBibliography } = await import('./bibliography.ts');
    // Older programs write GBK.
    const { entries, diagnostics } = readBibliography(decodeText(bytes).text, source);
    if (entries.length === 0 && diagnostics.length === 0) {
      throw new UserError(`"${source}" has no BibTeX entries. Nothing was written.`);
    }
    let added = 0;
    let changed = 0;
    if (entries.length > 0) {
      await updateLockFile(lockFilePlace(env), (records) => {
        const result = new Map<string, LinkRecord>(records);
        const store = createRecordStore(records);
        for (const { url, record } of entries) {
          const target = store.find(url)?.url ?? url;
          const known = result.get(target);
          const merged = known ? completeRecord(known, record) : record;
          if (!known) added += 1;
          else if (JSON.stringify(merged) !== JSON.stringify(known)) changed += 1;
          result.set(target, merged);
        }
        return result;
      });
    }
    printJson({ added, changed, entries: entries.map(({ key, url }) => ({ key, url })), diagnostics });
    for (const { file: at, line, column, severity, message, remedy } of diagnostics) {
      print(`${at}:${line}:${column} ${severity} ${message} ${remedy}`);
    }
    print(`${entries.length} entries: ${added} records added, ${changed} completed.`);
    return diagnostics.length > 0 ? 1 : 0;
  },
};
