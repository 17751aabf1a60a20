import { cellDamages, columnDamages, rowDamages } from '../report/damage';
import { layoutNamed } from '../support/layouts/index';
import { cleanReport } from '../support/report';

const LAYOUTS = ['pipes', 'tabs', 'html', 'cell-bars', 'pdf', 'lines'];
const damages = [...rowDamages, ...columnDamages, ...cellDamages];
const RESIDUE = [
  '\u200b',
  '\ufeff',
  '[bookmark: _a]',
  '\u0007',
  '(',
  '）',
  '　',
  '政',
  '０',
  '3 5',
  ',',
  '-0',
  '|',
  '\r',
];

function random(seed: number): (below: number) => number {
  let s = seed;
  return (below) => {
    s = (Math.imul(s, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((s / 4_294_967_296) * below);
  };
}

/** A report with some damage to its tables, and some to its characters. */
export function mutated(seed: number): string {
  const next = random(seed);
  let spec = cleanReport();
  for (let n = next(3); n > 0; n--) {
    try {
      spec = damages[next(damages.length)]!.change(spec);
    } catch {
      /* what it would damage is gone */
    }
  }
  let text = layoutNamed(LAYOUTS[next(LAYOUTS.length)]!).print(spec).text;
  for (let n = next(5); n > 0; n--) {
    const at = next(text.length);
    text = text.slice(0, at) + RESIDUE[next(RESIDUE.length)]! + text.slice(at + next(2));
  }
  return next(8) === 0 ? `${text}\n${text}` : text;
}
