import type { Prose } from '../text/prose';
import type { Token } from './tokens';
import { WIDE } from './words';

// 全县各部门、各乡镇: all bodies of an area, so that the area itself speaks.

const ONE =
  '各?(?:级|市级|县级|区级|直属|市直|县直|区直|有关|相关|行政|执法|政府|人民政府|工作|职能|组成|其|所属)*' +
  '(?:部门|单位|机关|机构|主体|乡镇|镇街|街镇|街道办事处|街道|乡|镇|区县|县区|市县|开发区|园区|政府)';
const BODIES = new RegExp(`^各${ONE.slice(2)}(?:(?:、|和|及|与|以及)?${ONE})*`);
/** All of them by one name. */
const ALL = /单位|机关|主体|各级/;
/** Those of one level only. */
const SOME = /直属|[市县区]直|[市县区]级|所属/;
const DEPARTMENTS = /部门|机构/;
const PLACES = /[乡镇街县园]|区县|县区|开发区/;
/** Characters that such a list is no longer than. */
const LENGTH = 40;

/** How far the bodies reach that a text opens with, if they are all that an area has; 0 if not. */
export function allBodiesAt(text: string): number {
  const bodies = BODIES.exec(text)?.[0];
  if (bodies === undefined) return 0;
  const isAll = (ALL.test(bodies) && !SOME.test(bodies)) || (DEPARTMENTS.test(bodies) && PLACES.test(bodies));
  return isAll ? bodies.length : 0;
}

const EACH = '各'.charCodeAt(0);

/** Makes one token of an area and all of its bodies. */
export function readAllBodies(tokens: Token[], prose: Prose): Token[] {
  let out: Token[] | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    const reach =
      t.kind === 'word' && t.entry.plain === WIDE && prose.codes[t.end] === EACH
        ? allBodiesAt(prose.slice(t.end, Math.min(prose.length, t.end + LENGTH)))
        : 0;
    if (reach === 0) {
      out?.push(t);
      continue;
    }
    out ??= tokens.slice(0, i);
    const end = t.end + reach;
    out.push({ ...(t as Extract<Token, { kind: 'word' }>), end });
    while (i + 1 < tokens.length && tokens[i + 1]!.end <= end) i++;
    // What reaches beyond is no word of the bodies' any more.
    const next = tokens[i + 1];
    if (next && next.start < end) {
      out.push({ kind: 'gap', start: end, end: next.end });
      i++;
    }
  }
  return out ?? tokens;
}
