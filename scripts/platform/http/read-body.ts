// The bytes of an answer, as many as are allowed: counted as they come, and again while they are unpacked.

import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { FetchError } from './fetch-error.ts';
import type { FetchLimits } from './limits.ts';
import { codeOf } from './open-socket.ts';

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const gunzip: Unpack = promisify(zlib.gunzip);
const inflate: Unpack = promisify(zlib.inflate);
const inflateRaw: Unpack = promisify(zlib.inflateRaw);
const brotli: Unpack = promisify(zlib.brotliDecompress);

/** What we can unpack, for `Accept-Encoding`. */
export const acceptedEncodings = 'gzip, deflate, br';

/** @throws FetchError */
export async function readBody(response: IncomingMessage, name: string, limits: FetchLimits): Promise<Uint8Array> {
  const announced = Number(response.headers['content-length']);
  if (announced > limits.maxBodyBytes) {
    response.destroy();
    throw tooLarge(name, limits);
  }
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const unpack = unpacker(encoding);
  if (unpack === undefined) {
    response.destroy();
    throw new FetchError('encoding', `${name} sent content packed as ${JSON.stringify(encoding.slice(0, 40))}.`);
  }
  const packed = await receive(response, name, limits);
  if (unpack === 'nothing' || packed.length === 0) return packed;
  try {
    return await unpack(packed, { maxOutputLength: limits.maxDecodedBytes });
  } catch (cause) {
    if (codeOf(cause) === 'ERR_BUFFER_TOO_LARGE') {
      const message = `${name} sent content that unpacks to more than ${megabytes(limits.maxDecodedBytes)}.`;
      throw new FetchError('decoded-too-large', message, { cause });
    }
    throw new FetchError('encoding', `${name} sent content that can't be unpacked (${encoding}, ${codeOf(cause)}).`, {
      cause,
    });
  }
}

/** `undefined` for what we can't or won't unpack: packed twice is what bombs are. */
function unpacker(encoding: string): Unpack | 'nothing' | undefined {
  if (encoding === '' || encoding === 'identity') return 'nothing';
  if (encoding === 'gzip' || encoding === 'x-gzip') return gunzip;
  if (encoding === 'br') return brotli;
  // By RFC 9110 it is zlib's format; servers were seen to send the bare one (section 8.4.1.2 tells of them).
  if (encoding === 'deflate') return (bytes, options) => (isZlib(bytes) ? inflate : inflateRaw)(bytes, options);
  return undefined;
}

function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

async function receive(response: IncomingMessage, name: string, limits: FetchLimits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limits.maxBodyBytes) throw tooLarge(name, limits);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof FetchError) throw cause;
    throw new FetchError('incomplete', `${name} broke off after ${size} bytes (${codeOf(cause)}).`, { cause });
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string, limits: FetchLimits): FetchError {
  return new FetchError('body-too-large', `${name} sent more than ${megabytes(limits.maxBodyBytes)}.`);
}

function megabytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${bytes} bytes`;
}
