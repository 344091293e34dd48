// Which of the files in a blog are still the ones it was shipped with. Pure: paths and hashes in, lists out.

import { compareText } from '../../core/diagnostic.ts';
import { sampleReleases } from './sample-files.ts';

/** Path relative to the blog, with forward slashes → hash of its content (platform/atomic-file.ts). */
export type Hashes = Readonly<Record<string, string | undefined>>;

export const aboutPage = 'source/about/index.md';

/** What is known of the sample's links. */
export const recordsFile = 'source/_data/links.json';

/** The about page of a blog that has just begun: the menu leads to it. */
export const freshAboutPage = `---
title: 关于
date: 2025-01-01 12:00:00
layout: about
---

在这里介绍自己。

Write about yourself here.
`;

/** What is hashed: Git may write the line ends of texts as the system has them. */
export function comparableContent(file: string, content: Buffer): Buffer {
  if (!/\.(?:md|yml)$/.test(file) || !content.includes('\r\n')) return content;
  return Buffer.from(content.toString('latin1').replace(/\r\n/g, '\n'), 'latin1');
}

/** Whether some release has shipped this path with this content. */
export function isShipped(file: string, hash: string, releases: typeof sampleReleases = sampleReleases): boolean {
  return Object.values(releases).some((files) => files[file] === hash);
}

/** Every path below `source/` that a release has shipped. */
export function samplePaths(releases: typeof sampleReleases = sampleReleases): string[] {
  const paths = Object.values(releases).flatMap((files) => Object.keys(files));
  return [...new Set(paths)].filter((file) => file.startsWith('source/')).sort(compareText);
}

export interface SampleState {
  /** As shipped: may go. */
  readonly unchanged: readonly string[];
  /** At the path of a sample, but with content of the owner's; the about page is there to be changed. */
  readonly changed: readonly string[];
}

/** @param present the hashes of the files that are there */
export function sampleState(present: Hashes, releases: typeof sampleReleases = sampleReleases): SampleState {
  const unchanged: string[] = [];
  const changed: string[] = [];
  for (const file of samplePaths(releases)) {
    const hash = present[file];
    if (hash === undefined) continue;
    if (isShipped(file, hash, releases)) unchanged.push(file);
    else if (file !== aboutPage) changed.push(file);
  }
  return { unchanged, changed };
}
