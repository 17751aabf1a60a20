// Makes pictures of the editor small: they have few colours, so a palette of 256 at most tells them apart well enough.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of eight bits a channel, as browsers write it, with a palette. */
export function withPalette(png, most = 256) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const p of pixels) counts.set(p, (counts.get(p) ?? 0) + 1);
  const colours = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = paletteOf(colours, most);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  for (const colour of colours) if (!index.has(colour)) index.set(colour, nearest(colour, palette));
  // Of sixteen colours two pixels fit into a byte.
  const bits = palette.length > 16 ? 8 : 4;
  const length = 1 + Math.ceil((width * bits) / 8);
  const rows = Buffer.alloc(height * length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = index.get(pixels[y * width + x]);
      if (bits === 8) rows[y * length + 1 + x] = colour;
      else rows[y * length + 1 + (x >> 1)] |= colour << (x & 1 ? 0 : 4);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** So many of the colours, the usual first, as far from each other as leaves just enough: a rare red stays red. */
function paletteOf(colours, most) {
  if (colours.length <= most) return colours;
  let [near, wide] = [0, 3 * 255 ** 2];
  let palette = [];
  while (wide - near > 8) {
    const apart = (near + wide) / 2;
    const chosen = [];
    for (const c of colours) if (chosen.every((p) => distance(c, p) >= apart)) chosen.push(c);
    if (chosen.length > most) near = apart;
    else [wide, palette] = [apart, chosen];
  }
  return palette;
}

const distance = (a, b) =>
  [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);

function nearest(colour, palette) {
  let best = 0,
    least = Infinity;
  for (const [i, p] of palette.entries()) {
    const far = distance(colour, p);
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
