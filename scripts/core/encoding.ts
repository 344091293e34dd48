// Whether bytes are text in UTF-8, and if not, what they most likely are.

import { isUtf8 } from 'node:buffer';

/** Name of the wrong encoding, or `undefined` if the file is fine. A BOM of UTF-8 and CRLF are. */
export function wrongEncoding(bytes: Buffer): string | undefined {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
    return 'UTF-16';
  }
  if (bytes.includes(0)) return looksLikeUtf16(bytes) ? 'UTF-16' : 'binary data (it has NUL bytes)';
  if (isUtf8(bytes)) return undefined;
  for (const label of ['gb18030', 'big5', 'shift_jis']) {
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes);
      return label === 'gb18030' ? 'GBK' : label === 'big5' ? 'Big5' : 'Shift_JIS';
    } catch {
      continue; // not this one
    }
  }
  return 'not UTF-8';
}

function looksLikeUtf16(bytes: Buffer): boolean {
  let zeros = 0;
  const length = Math.min(bytes.length, 1000);
  for (let index = 0; index < length; index++) if (bytes[index] === 0) zeros += 1;
  return zeros > length / 4;
}
