// Makes pictures of the editor small: they have few colours, so a palette of 256 tells them apart well enough.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;

/** A PNG of eight bits a channel, as browsers write it, with a palette. */
export function withPalette(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const p of pixels) counts.set(p, (counts.get(p) ?? 0) + 1);
  const colours = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = colours.slice(0, MOST);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  for (const colour of colours.slice(MOST)) index.set(colour, nearest(colour, palette));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(colour, palette) {
  let best = 0,
    least = Infinity;
  for (const [i, p] of palette.entries()) {
    const far = [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((p >> shift) & 255)) ** 2, 0);
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function decode(png) {
  const width = png.readUInt32BE(16),
    height = png.readUInt32BE(20),
    channels = png[25] === 6 ? 4 : 3;
  const parts = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const length = width * channels;
  const pixels = new Array(width * height);
  let above = Buffer.alloc(length);
  for (let y = 0; y < height; y++) {
    const line = raw.subarray(y * (length + 1) + 1, (y + 1) * (length + 1));
    unfilter(raw[y * (length + 1)], line, above, channels);
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = (line[x * channels] << 16) | (line[x * channels + 1] << 8) | line[x * channels + 2];
    above = line;
  }
  return { width, height, pixels };
}

/** Undoes what PNG does to a line before it is compressed. */
function unfilter(kind, line, above, step) {
  for (let i = 0; i < line.length; i++) {
    const left = i >= step ? line[i - step] : 0,
      up = above[i],
      corner = i >= step ? above[i - step] : 0;
    const by = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
    line[i] = (line[i] + by) & 255;
  }
}

function paeth(left, up, corner) {
  const p = left + up - corner;
  const [a, b, c] = [left, up, corner].map((v) => Math.abs(p - v));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
