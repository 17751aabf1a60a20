import type { ReportDocument } from '../../server/src/report/document';
import type { Place, TableFault } from '../../server/src/report/model';
import type { Layout, Printed, Span } from '../support/layouts/index';
import type { ReportSpec } from '../support/report';
import * as r from '../support/report';
import { faultLine, faultsOf, loses, offsetOf } from './reading';

/** A fault that must be named: its kind, what it concerns, and where it stands in the printed text. */
export interface Expected {
  readonly kinds: readonly TableFault['kind'][];
  readonly about?: string;
  readonly at?: (p: Printed) => Span | undefined;
}

export interface Damage {
  readonly name: string;
  readonly change: (spec: ReportSpec) => ReportSpec;
  readonly faults?: readonly Expected[];
  /** Facts (by the start of their ids) that need not be read, or are not there. */
  readonly lost?: readonly string[];
}

const label = (key: string) => (p: Printed) => p.labels.get(key);
const column = (key: string) => (p: Printed) => p.columns.get(key);
const rowOf = (key: string) => key.replace(/^(applications|disclosure)\./, '');

const rename = (key: string, to: string, what: string): Damage => ({
  name: `row ${key} ${what}`,
  change: (s) => r.renameRow(s, key, to),
  faults: [{ kinds: ['row-name', 'row-unknown'], about: rowOf(key), at: label(key) }],
});
const remove = (key: string): Damage => ({
  name: `row ${key} removed`,
  change: (s) => r.removeRow(s, key),
  faults: [{ kinds: ['row-missing'], about: rowOf(key) }],
});
const double = (key: string): Damage => ({
  name: `row ${key} twice`,
  change: (s) => r.duplicateRow(s, key),
  faults: [{ kinds: ['row-duplicate'], about: rowOf(key), at: label(`${key}#2`) }],
});
const renameColumn = (key: string, to: string, what: string): Damage => ({
  name: `column ${key} ${what}`,
  change: (s) => r.renameColumn(s, key, to),
  faults: [{ kinds: ['column-name'], at: column(key) }],
});

export const rowDamages: readonly Damage[] = [
  ...[
    'disclosure.rules',
    'disclosure.normativeDocs',
    'disclosure.coercion',
    'disclosure.fees',
    'applications.new',
    'applications.carriedIn',
    'applications.results.granted',
    'applications.results.partial',
    'applications.results.denied.stateSecret',
    'applications.results.denied.adminQuery',
    'applications.results.unable.needsCreation',
    'applications.results.other.overdueFee',
    'applications.results.other.other',
    'applications.results.total',
    'applications.carriedForward',
  ].map(remove),
  ...[
    'disclosure.penalty',
    'applications.new',
    'applications.results.denied.internalAffairs',
    'applications.results.other.overdueCorrection',
    'applications.results.total',
  ].map(double),
  rename('disclosure.normativeDocs', '规范性文件', 'as it used to be called'),
  rename('disclosure.licensing', '行政许', 'less a character'),
  rename('disclosure.fees', '行政事业性收入', 'with a wrong character'),
  rename('applications.new', '一、本年新收政府信息公开申请数', 'less a character'),
  rename('applications.results.denied.internalAffairs', '5.属于三类内容事务信息', 'with a wrong character'),
  rename('applications.results.denied.otherLawForbidden', '2.其他法律行政法规禁止公开的', 'with one more'),
  rename(
    'applications.results.other.overdueCorrection',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信公开申请',
    'less a character',
  ),
  rename('applications.results.notProcessed.publication', '3.要求提供公开出版品', 'with a wrong character'),
  rename('applications.results.total', '（七）合计', 'by another word'),
  rename('applications.results.unable.stillUnclear', '3.材料不全', 'by other words'),
  { ...rename('disclosure.rules', '政府令', 'by other words'), lost: ['disclosure.rules'] },
  rename('applications.carriedForward', '四、移交次年处理', 'by other words'),
  {
    name: 'row moved',
    change: (s) => r.moveRow(s, 'applications.results.unable.notHeld', 2),
    faults: [
      { kinds: ['row-order'], about: 'results.unable.notHeld', at: label('applications.results.unable.notHeld') },
    ],
  },
  {
    name: 'row moved up',
    change: (s) => r.moveRow(s, 'applications.results.denied.adminQuery', -3),
    faults: [
      { kinds: ['row-order'], about: 'results.denied.adminQuery', at: label('applications.results.denied.adminQuery') },
    ],
  },
  {
    name: 'three rows gone',
    change: (s) =>
      ['stateSecret', 'otherLawForbidden', 'threeSecuritiesOneStability'].reduce(
        (x, k) => r.removeRow(x, `applications.results.denied.${k}`),
        s,
      ),
    faults: [
      {
        kinds: ['row-missing'],
        about: 'results.denied.stateSecret results.denied.otherLawForbidden results.denied.threeSecuritiesOneStability',
      },
    ],
  },
  {
    name: 'a row of its own',
    change: (s) => r.addRow(s, 'applications.results.denied.adminQuery', '9.属于工作秘密', [0, 0, 0, 0, 0, 0, 0]),
    faults: [{ kinds: ['row-unknown'], at: label('applications.results.denied.adminQuery+') }],
  },
];

export const columnDamages: readonly Damage[] = [
  renameColumn('disclosure.item1.valid', '现行有效件', 'less a character'),
  renameColumn('disclosure.item1.issued', '本年制发件', 'less a character'),
  renameColumn('disclosure.item5.decisions', '本年处理决定数', 'less a character'),
  renameColumn('applications.applications.socialWelfare', '社会公益机构', 'with another word'),
  renameColumn('disputes.disputes.review.upheld', '结果维护', 'with a wrong character'),
  {
    name: 'column removed with its figures',
    change: (s) => r.removeColumn(s, 'disclosure.item1.valid'),
    faults: [{ kinds: ['column-missing'], about: 'valid' }],
  },
  {
    name: 'column of table three removed',
    change: (s) => r.removeColumn(s, 'applications.applications.research'),
    faults: [{ kinds: ['column-missing'], about: 'research' }],
  },
  {
    name: 'column of table four removed',
    change: (s) => r.removeColumn(s, 'disputes.disputes.litigation.direct.pending'),
    faults: [{ kinds: ['column-missing'], about: 'litigation.direct.pending' }],
  },
  {
    name: 'a part removed',
    change: (s) => r.removePart(s, 'disclosure.item6'),
    faults: [{ kinds: ['row-missing'], about: 'penalty coercion' }],
  },
];

export const cellDamages: readonly Damage[] = [
  { name: 'blank total', change: (s) => r.setFigure(s, 'applications.results.denied.processInfo.total', null) },
  {
    name: 'blank first figure',
    change: (s) => r.setFigure(s, 'applications.results.unable.notHeld.naturalPerson', null),
  },
  {
    name: 'a row of blanks',
    change: (s) =>
      r.setFigures(
        s,
        Object.fromEntries(
          s.form.facts
            .filter((f) => f.id.startsWith('applications.results.notProcessed.repeat.'))
            .map((f) => [f.id, null]),
        ),
      ),
  },
  {
    name: 'words for nothing',
    change: (s) =>
      r.setFigures(s, {
        'disclosure.rules.issued': '无',
        'applications.new.research': '/',
        'review.upheld': '-',
        'applications.carriedForward.total': '—',
      }),
  },
  {
    name: 'units',
    change: (s) => r.setFigures(s, { 'disclosure.fees.amountWanYuan': '251000元', 'applications.new.total': '12件' }),
  },
  {
    name: 'full-width figures',
    change: (s) => r.setFigures(s, { 'disclosure.licensing.decisions': '２０', 'review.total': '３' }),
  },
];

/** Facts that a damaged report no longer has. */
const present = (spec: ReportSpec, printed: Printed) => (id: string) =>
  printed.cells.has(id) && spec.form.factIndex.has(id);

const placeOf = (f: TableFault): Place | undefined => ('place' in f ? f.place : 'extra' in f ? f.extra[0] : undefined);

/** What differs between the faults named and those there are, and every fact read wrongly. */
export function misjudged(
  doc: ReportDocument,
  printed: Printed,
  spec: ReportSpec,
  layout: Layout,
  damage: Damage,
  extra: readonly string[] = [],
): string[] {
  const out: string[] = [];
  const report = doc.reports[0]!;
  const blind = loses(layout, spec);
  const faults = faultsOf(report).filter(
    (f) =>
      !extra.includes(faultLine(doc, f)) &&
      !(f.kind === 'unreadable' && layout.losesBlanks && spec.form.facts.some((d) => d.row === f.row && blind(d.id))),
  );
  for (const e of damage.faults ?? []) {
    const i = faults.findIndex((f) => {
      if (!e.kinds.includes(f.kind)) return false;
      const line = faultLine(doc, f);
      if (e.about !== undefined && f.kind !== 'row-unknown' && !line.startsWith(`${f.kind} ${e.about}`)) return false;
      const span = e.at?.(printed),
        place = placeOf(f);
      if (!span || !place) return true;
      const start = offsetOf(doc, place),
        end = start + place.end - place.start;
      return start < span.end && span.start < end;
    });
    if (i < 0) out.push(`not said: ${e.kinds.join('/')} ${e.about ?? ''}`);
    else faults.splice(i, 1);
  }
  out.push(...faults.map((f) => `said: ${faultLine(doc, f)}`));
  const there = present(spec, printed);
  for (const f of spec.form.facts) {
    const fact = report.facts[f.index];
    if (!there(f.id)) {
      if (fact && !blind(f.id)) out.push(`${f.id}: read where it is not`);
      continue;
    }
    if (damage.lost?.some((l) => f.id.startsWith(l))) continue;
    const span = printed.cells.get(f.id)!;
    if (!fact) {
      if (!blind(f.id)) out.push(`${f.id}: not read`);
      continue;
    }
    const at = offsetOf(doc, fact.cell);
    if (fact.cell.text !== printed.text.slice(span.start, span.end) || (fact.cell.text !== '' && at !== span.start))
      out.push(`${f.id}: ${fact.cell.text} at ${at} for ${printed.text.slice(span.start, span.end)} at ${span.start}`);
  }
  return out;
}
