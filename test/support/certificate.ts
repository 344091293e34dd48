// A self-signed certificate for 127.0.0.1 and localhost, made when a test asks for it: keys are never kept in files.
// The structure is RFC 5280's Certificate, written in DER (X.690).

import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

type Der = Buffer;

function der(tag: number, ...contents: readonly Uint8Array[]): Der {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: readonly Uint8Array[]): Der => der(0x30, ...contents);
const objectId = (...bytes: readonly number[]): Der => der(0x06, Buffer.from(bytes));
const bits = (content: Uint8Array): Der => der(0x03, Buffer.from([0]), content);
const utcTime = (text: string): Der => der(0x17, Buffer.from(text));

const ecdsaWithSha256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const commonName = [0x55, 0x04, 0x03];
const subjectAltName = [0x55, 0x1d, 0x11];

/** Holds from 2020 to 2049, or was only good in 2020. */
export function selfSigned(options: { expired?: boolean; names?: readonly string[] } = {}): Certificate {
  const { expired = false, names = ['localhost'] } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const publicBytes = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(der(0x31, sequence(objectId(...commonName), der(0x0c, Buffer.from('paperlog test')))));
  const alternatives = sequence(
    ...names.map((text) => der(0x82, Buffer.from(text))),
    ...(names.includes('localhost') ? [der(0x87, Buffer.from([127, 0, 0, 1]))] : []),
  );
  const serial = createHash('sha256').update(publicBytes).digest().subarray(0, 8);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), serial),
    ecdsaWithSha256,
    name,
    sequence(utcTime('200101000000Z'), utcTime(expired ? '201231000000Z' : '491231000000Z')),
    name,
    publicBytes,
    der(0xa3, sequence(sequence(objectId(...subjectAltName), der(0x04, alternatives)))),
  );
  const certificate = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  const base64 = certificate.toString('base64').replace(/(.{64})(?!$)/g, '$1\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
}
