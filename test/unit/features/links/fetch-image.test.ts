// Pictures of strangers: only pixels are kept, and not too many.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { createImageFetcher } from '../../../../scripts/features/links/fetch-image.ts';
import type { FetchResponse } from '../../../../scripts/platform/http/safe-fetch.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

async function kept(body: Uint8Array, type = 'image/png') {
  const folder = mkdtempSync(path.join(tmpdir(), 'paperlog-image-'));
  folders.push(folder);
  const response: FetchResponse = {
    status: 200,
    headers: { 'content-type': type },
    url: 'https://a.example/i',
    redirects: [],
    body,
    isBodyRead: true,
  };
  const client = { fetch: () => Promise.resolve(response), requests: 0 };
  const images = createImageFetcher(client, folder, 'images/links', new AbortController().signal);
  const image = await images.fetch('https://a.example/i');
  return { image, folder };
}

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#369' } });

it.each(['png', 'jpeg', 'gif', 'webp'] as const)(
  'keeps a %s as a small WebP under the hash of what it is',
  async (format) => {
    const { image, folder } = await kept(await plain(1200, 630).toFormat(format).toBuffer());
    expect(image).toMatchObject({ width: 640, height: 336 });
    expect(image?.file).toMatch(/^images\/links\/[0-9a-f]{16}\.webp$/);
    expect((await sharp(path.join(folder, image!.file)).metadata()).format).toBe('webp');
  },
);

it('keeps nothing of a picture but its pixels', async () => {
  const bytes = await plain(300, 200)
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .jpeg()
    .toBuffer();
  expect(bytes.includes('secret place')).toBe(true);
  const { image, folder } = await kept(bytes, 'image/jpeg');
  const { exif, icc, xmp } = await sharp(path.join(folder, image!.file)).metadata();
  expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
});

it('does not decode what claims too many pixels', async () => {
  const bomb = await plain(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(5 * 1024 * 1024);
  expect((await kept(bomb)).image).toBeUndefined();
});

it.each([
  ['a program', '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>1</script></svg>'],
  ['a page', '<html>no picture</html>'],
  ['nothing', ''],
  ['the beginning of a picture', '\x89PNG\r\n\x1a\n and then noise'],
])('keeps nothing of %s that says it is a picture', async (_what, body) => {
  const { image, folder } = await kept(Buffer.from(body, 'latin1'));
  expect(image).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

it('keeps no picture of a few pixels: those count visitors', async () => {
  expect((await kept(await plain(1, 1).png().toBuffer())).image).toBeUndefined();
});
