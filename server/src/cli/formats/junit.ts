import type { FindingResult, SuppressedResult } from '../batch/result';
import { sayIn } from '../terminal/language';
import type { CheckFormat, Print, Shown } from './format';

/**
 * JUnit's XML, as build servers read it: a file is a suite, a finding a test. Errors and warnings are failed tests;
 * infos and hints are passed ones that say something, so that they turn no build red.
 */
export const junit: CheckFormat = {
  start: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gouji">\n',
  between: '',
  file(shown) {
    const { result, why } = shown;
    if (result.form === null) return why === null ? '' : noReport(result.path, why, shown);
    const { path, findings, suppressed = [] } = result;
    const tests = [
      ...findings.map((f, i) => test(f, shown.prints[i]!, path)),
      ...suppressed.map((f, i) => skipped(f, shown.suppressedPrints[i]!, path)),
    ];
    const failures = findings.filter(fails).length;
    return suite(path, { tests: Math.max(1, tests.length), failures, errors: 0, skipped: suppressed.length }, tests);
  },
  end: ({ failures }) =>
    `${failures
      .map(({ path, message }) =>
        suite(path, { tests: 1, failures: 0, errors: 1, skipped: 0 }, [
          `    <testcase name="check" classname="${xml(path)}" time="0"><error ` +
            `message="${xml(message)}"/></testcase>\n`,
        ]),
      )
      .join('')}</testsuites>\n`,
};

const fails = ({ severity }: FindingResult): boolean => severity === 'error' || severity === 'warning';

interface SuiteCounts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function suite(path: string, { tests, failures, errors, skipped }: SuiteCounts, cases: readonly string[]): string {
  const counts = `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="0"`;
  const passed = `    <testcase name="check" classname="${xml(path)}" time="0"/>\n`;
  return `  <testsuite name="${xml(path)}" ${counts}>\n${cases.join('') || passed}  </testsuite>\n`;
}

function noReport(path: string, why: string, { view }: Shown): string {
  const message = `${sayIn(view.lang)('不是年报：', 'no report: ')}${why}`;
  return suite(path, { tests: 1, failures: 0, errors: 0, skipped: 1 }, [
    `    <testcase name="check" classname="${xml(path)}" time="0"><skipped message="${xml(message)}"/></testcase>\n`,
  ]);
}

/** A build server follows a test by its name: the line, which changes with every edit, is no part of it. */
function nameOf({ rule, facts }: FindingResult, { nth }: Print): string {
  return [rule, ...facts.slice(0, 1), ...(nth > 1 ? [`#${nth}`] : [])].join(' ');
}

function skipped(finding: SuppressedResult, print: Print, path: string): string {
  const inside = `<skipped message="${xml(finding.suppression.reason)}"/>`;
  return `    <testcase name="${xml(nameOf(finding, print))}" classname="${xml(path)}" time="0">${inside}</testcase>\n`;
}

function test(finding: FindingResult, print: Print, path: string): string {
  const { rule, severity, message, related, range } = finding;
  const place = (at: FindingResult['range'], file = path) => `${file}:${at.start.line + 1}:${at.start.character + 1}`;
  const text = [
    `${place(range)} ${severity} ${rule} ${message}`,
    ...related.map((r) => `  ${place(r.range, r.path)} ${r.message}`),
  ].join('\n');
  const inside = fails(finding)
    ? `<failure type="${severity}" message="${xml(message)}">${xml(text)}</failure>`
    : `<system-out>${xml(text)}</system-out>`;
  return `    <testcase name="${xml(nameOf(finding, print))}" classname="${xml(path)}" time="0">${inside}</testcase>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for an attribute or between tags; what no XML 1.0 document may hold becomes a replacement character. */
function xml(text: string): string {
  return text
    .replace(/[&<>"\t\n\r]/g, (c) => entities[c]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
