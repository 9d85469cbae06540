// SHA-256 (FIPS 180-4), since browsers withhold their own from pages opened from a file or by plain HTTP.

/** @param {number} power */
const rootBits = (power) => {
  const found = [];
  for (let n = 2; found.length < 64; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) isPrime &&= n % d !== 0;
    if (isPrime) found.push(((n ** power % 1) * 2 ** 32) | 0);
  }
  return Int32Array.from(found);
};
const ROUND_KEYS = rootBits(1 / 3);
const FIRST_HASH = rootBits(1 / 2).slice(0, 8);
const blockWords = new Int32Array(64);

/** @param {Int32Array} hash */
function mixBlock(hash) {
  for (let t = 16; t < 64; t++) {
    const x = blockWords[t - 15];
    const y = blockWords[t - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    blockWords[t] = blockWords[t - 16] + s0 + blockWords[t - 7] + s1;
  }
  let a = hash[0];
  let b = hash[1];
  let c = hash[2];
  let d = hash[3];
  let e = hash[4];
  let f = hash[5];
  let g = hash[6];
  let h = hash[7]; // destructuring is slow
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUND_KEYS[t] + blockWords[t]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  hash[0] += a;
  hash[1] += b;
  hash[2] += c;
  hash[3] += d;
  hash[4] += e;
  hash[5] += f;
  hash[6] += g;
  hash[7] += h;
}

/** The hash of no bytes yet: what `hashBytes` keeps between texts that begin alike. */
export const startHash = () => ({ hash: FIRST_HASH.slice(), length: 0 });

/**
 * The hash of bytes[from, to) as eight 32-bit numbers; begun: what was hashed of a shorter text that begins there.
 *
 * @param {Uint8Array} bytes
 * @param {number} [from]
 * @param {number} [to]
 * @param {ReturnType<typeof startHash>} [begun]
 */
export function hashBytes(bytes, from = 0, to = bytes.length, begun = startHash()) {
  const length = to - from;
  for (; begun.length + 64 <= length; begun.length += 64) {
    for (let t = 0, at = from + begun.length; t < 16; t++, at += 4)
      blockWords[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    mixBlock(begun.hash);
  }
  const hash = begun.hash.slice();
  for (let block = begun.length; block < length + 9; block += 64) {
    for (let t = 0, at = from + block; t < 16; t++, at += 4) {
      blockWords[t] =
        (byteAt(bytes, at, to) << 24) |
        (byteAt(bytes, at + 1, to) << 16) |
        (byteAt(bytes, at + 2, to) << 8) |
        byteAt(bytes, at + 3, to);
    }
    if (block + 64 >= length + 9) {
      blockWords[14] = length / 2 ** 29;
      blockWords[15] = length << 3;
    }
    mixBlock(hash);
  }
  return hash;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} end
 */
function byteAt(bytes, at, end) {
  return at < end ? bytes[at] : at === end ? 128 : 0;
}

/** @param {Int32Array} hash */
export function toHex(hash) {
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/**
 * UTF-8; a lone surrogate as its three bytes, as Python's "surrogatepass" has it (TextEncoder would replace it).
 *
 * @param {string} text
 */
export function toUtf8(text) {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = Number(text.codePointAt(i));
    if (code < 0x80) {
      bytes[at++] = code;
    } else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 63);
    } else {
      if (code > 0xffff) {
        i++;
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 63);
      } else {
        bytes[at++] = 0xe0 | (code >> 12);
      }
      bytes[at++] = 0x80 | ((code >> 6) & 63);
      bytes[at++] = 0x80 | (code & 63);
    }
  }
  return bytes.subarray(0, at);
}

/**
 * SHA-256 of a text as UTF-8, in lower-case hexadecimal.
 *
 * @param {string} text
 */
export function sha256(text) {
  return toHex(hashBytes(toUtf8(text)));
}
