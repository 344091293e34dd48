// Preview pictures: fetched like everything of strangers, decoded and encoded anew, so that nothing but pixels stays,
// and kept in a committed folder under the hash of what they are.

import path from 'node:path';
import type sharpPackage from 'sharp';
import { contentHash, writeFileWhole } from '../../platform/atomic-file.ts';
import { FetchError } from '../../platform/http/fetch-error.ts';
import type { HttpClient } from '../../platform/http/polite-client.ts';
import type { LinkRecord } from './record.ts';

type RecordImage = NonNullable<LinkRecord['image']>;
type Sharp = typeof sharpPackage;

export interface ImageFetcher {
  /** `undefined` if there is no picture fit to be kept. */
  fetch(address: string): Promise<RecordImage | undefined>;
  /** What a person should know, each once. */
  readonly notices: readonly string[];
}

/** A picture of more pixels isn't decoded: some kilobytes can claim to be gigabytes. */
const maxInputPixels = 25_000_000;
const maxWidth = 640;
const minWidth = 64;
const decodeSeconds = 10;

/** @param sourceDir the blog's source folder; @param folder below it */
export function createImageFetcher(
  client: HttpClient,
  sourceDir: string,
  folder: string,
  signal: AbortSignal,
): ImageFetcher {
  const notices: string[] = [];
  let encoder: Promise<Sharp | undefined> | undefined;
  return {
    notices,
    async fetch(address) {
      const sharp = await (encoder ??= loadSharp(notices));
      if (!sharp) return undefined;
      try {
        const response = await client.fetch(
          { url: address, reads: (type) => type.startsWith('image/'), goesOn: true },
          signal,
        );
        if (response.status !== 200 || !isPicture(response.body)) return undefined;
        const small = await reencode(sharp, response.body);
        if (!small) return undefined;
        const file = `${folder}/${contentHash(small.data).slice(0, 16)}.webp`;
        await writeFileWhole(path.join(sourceDir, file), small.data);
        return { file, width: small.width, height: small.height };
      } catch (error) {
        // A record without a picture is a good record.
        if (error instanceof FetchError) return undefined;
        throw error;
      }
    },
  };
}

async function loadSharp(notices: string[]): Promise<Sharp | undefined> {
  try {
    return (await import('sharp')).default;
  } catch {
    notices.push('Pictures are not fetched: the optional package "sharp" is not installed (npm install sharp).');
    return undefined;
  }
}

/** By the first bytes, not by what the server says. No SVG: that is a program. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF.{4}WEBP|.{4}ftypavi[fs])/s.test(start);
}

async function reencode(
  sharp: Sharp,
  bytes: Uint8Array,
): Promise<{ data: Uint8Array; width: number; height: number } | undefined> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxInputPixels, pages: 1 })
      .timeout({ seconds: decodeSeconds })
      .rotate()
      .resize({ width: maxWidth, height: maxWidth, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer({ resolveWithObject: true });
    return info.width < minWidth ? undefined : { data, width: info.width, height: info.height };
  } catch {
    return undefined; // broken, too large, or no picture after all
  }
}
