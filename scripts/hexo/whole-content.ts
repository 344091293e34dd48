// What is to be written at a route, as text or bytes. Of a stream that fails or breaks off Hexo would wait for the end
// for ever, and of what it can't write it makes a file of 0 bytes.

import { Readable, Stream } from 'node:stream';

/**
 * @param content what a generator has given, or its function
 * @throws TypeError for what is neither text nor bytes nor a stream of them, nor can be written as JSON; whatever the
 * stream fails with
 */
export async function wholeContent(content: unknown): Promise<string | Buffer | null | undefined> {
  if (content === undefined || content === null || typeof content === 'string') return content;
  if (content instanceof Uint8Array) return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (content instanceof Stream) return readWhole(content as unknown as NodeJS.ReadableStream);
  if (typeof content !== 'object') throw unwritable(`a ${typeof content}`);
  try {
    return JSON.stringify(content);
  } catch (cause) {
    throw unwritable('an object that contains itself', cause);
  }
}

function unwritable(what: string, cause?: unknown): TypeError {
  const error = new TypeError(`its content is ${what} instead of text`, { cause });
  error.stack = error.message; // the place is that of whoever gave it
  return error;
}

async function readWhole(stream: NodeJS.ReadableStream): Promise<Buffer> {
  // Old streams of packages can't be iterated over.
  const readable = Symbol.asyncIterator in stream ? stream : new Readable().wrap(stream);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readable as AsyncIterable<string | Uint8Array>) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}
