import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse as readJunit } from 'junit2json';
import { rules } from '../../server/src/rules/registry';
import { uriOf } from '../../server/src/cli/formats/address';
import { setFigures } from '../support/report';
import {
  broken,
  clean,
  cleanReport,
  inFolder,
  misnamed,
  notes,
  parsed,
  printed,
  type Folder,
  type RangeJson,
} from './run';

/** Compares with a file of test/cli/golden; UPDATE_GOLDEN=1 writes it. */
function golden(name: string, actual: string): void {
  const file = `test/cli/golden/${name}`;
  if (process.env['UPDATE_GOLDEN'] || !existsSync(file)) writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, 'utf8'));
}

/** Two findings of files whose names no format can take as they are, a clean report and a text that is none. */
const files = { '年报, 50% "a&b".md': broken, 'clean.md': clean, 'notes.md': notes };
const NAME = '年报, 50% "a&b".md';
const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

function output(folder: Folder, format: string, args: readonly string[] = ['.']): string {
  const run = folder.run(['check', '--format', format, ...args]);
  assert.equal(run.status, 1, run.err);
  return run.out;
}
/** The output with the words of rules, which may change, left out. */
function withoutWords(out: string, folder: Folder): string {
  const words = parsed(folder.run(['check', '.', '--format', 'json'])).files.flatMap((f) =>
    f.findings.flatMap((x) => [x.message, ...x.related.map((r) => r.message), ...x.fixes.map((fix) => fix.title)]),
  );
  return words
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, '…'), out)
    .replaceAll(JSON.stringify(version), '"…"');
}

const require = createRequire(import.meta.url);
const schema = JSON.parse(
  readFileSync(
    require.resolve('@microsoft/jest-sarif').replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object;
const validator = new Ajv({ schemaId: 'auto', allErrors: true, meta: false, unknownFormats: 'ignore' });
validator.addMetaSchema(require('ajv/lib/refs/json-schema-draft-07.json') as object);
validator.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json') as object);
const validate = validator.compile(schema);

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
    readonly results: readonly SarifResult[];
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications?: unknown;
    }[];
  }[];
}
interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly properties: { readonly tags: readonly string[] };
}
interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Physical {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
}
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Physical[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}

/** A log of SARIF, found valid. */
function sarif(out: string): Sarif {
  const log = JSON.parse(out) as Sarif;
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
  return log;
}
const rangeOf = (r: Region): RangeJson => ({
  start: { line: r.startLine - 1, character: r.startColumn - 1 },
  end: { line: r.endLine - 1, character: r.endColumn - 1 },
});

describe('check --format sarif', function () {
  this.timeout(60_000);

  it('is valid, and says what --format json says', () =>
    inFolder(files, (folder) => {
      const out = output(folder, 'sarif');
      const { results, tool, invocations } = sarif(out).runs[0]!;
      const found = parsed(folder.run(['check', '.', '--format', 'json'])).files.flatMap((f) =>
        f.findings.map((x) => ({ ...x, path: f.path })),
      );
      assert.deepEqual(
        results.map((r) => [
          r.ruleId,
          tool.driver.rules[r.ruleIndex]!.id,
          r.message.text,
          decodeURIComponent(r.locations[0]!.physicalLocation.artifactLocation.uri),
          rangeOf(r.locations[0]!.physicalLocation.region),
          (r.fixes ?? []).map((f) =>
            f.artifactChanges[0]!.replacements.map((e) => ({
              range: rangeOf(e.deletedRegion),
              newText: e.insertedContent?.text ?? '',
            })),
          ),
        ]),
        found.map((f) => [f.rule, f.rule, f.message, f.path, f.range, f.fixes.map((x) => x.edits)]),
      );
      assert.deepEqual(invocations, [{ executionSuccessful: true }]);
      const [head] = out.split('\n', 1);
      golden('sarif.json', withoutWords(out.slice(head!.length + 1), folder));
    }));

  // https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
  it('has what code scanning requires of rules and results', () =>
    inFolder(files, (folder) => {
      for (const lang of ['zh', 'en']) {
        const { results, tool } = sarif(output(folder, 'sarif', ['.', '--lang', lang])).runs[0]!;
        assert.deepEqual(
          tool.driver.rules.map((r) => r.id),
          rules.map((r) => r.id),
        );
        for (const r of tool.driver.rules) {
          for (const { text } of [r.shortDescription, r.fullDescription, r.help]) assert.ok(text.length > 0, r.id);
          assert.ok(r.shortDescription.text.length <= 1024 && r.fullDescription.text.length <= 1024, r.id);
          assert.doesNotMatch(r.help.text + r.help.markdown, /undefined/, r.id);
          assert.ok(r.help.markdown.length > 0 && r.properties.tags.length <= 20, r.id);
        }
        for (const r of results) {
          assert.ok(['error', 'warning', 'note'].includes(r.level));
          assert.equal(r.locations.length, 1);
          assert.match(r.partialFingerprints['primaryLocationLineHash']!, /^[0-9a-f]{16}:\d+$/);
          const { uri } = r.locations[0]!.physicalLocation.artifactLocation;
          assert.ok(!/^[a-z]+:|^\/|\\| /i.test(uri), uri);
        }
        const prints = results.map((r) => r.partialFingerprints['primaryLocationLineHash']);
        assert.equal(new Set(prints).size, prints.length);
      }
    }));

  it('is valid where nothing was found, and tells what could not be read', () =>
    inFolder({ 'clean.md': clean, 'binary.md': '\u0000' }, (folder) => {
      assert.deepEqual(sarif(folder.run(['check', 'clean.md', '--format', 'sarif']).out).runs[0]!.results, []);
      const run = folder.run(['check', '.', '--format', 'sarif']);
      assert.equal(run.status, 2);
      const [invocation] = sarif(run.out).runs[0]!.invocations;
      assert.equal(invocation!.executionSuccessful, false);
      assert.equal((invocation!.toolExecutionNotifications as unknown[]).length, 1);
    }));

  for (const [path, uri] of [
    ['a/b.md', 'a/b.md'],
    ['../a b.md', '../a%20b.md'],
    ['年/a#?.md', '%E5%B9%B4/a%23%3F.md'],
    ['a:b.md', 'a%3Ab.md'],
    ['/tmp/a b.md', 'file:///tmp/a%20b.md'],
    ['C:/a b.md', 'file:///C:/a%20b.md'],
    ['//server/share/a.md', 'file://server/share/a.md'],
    ['<stdin>', '%3Cstdin%3E'],
    ['\ud800.md', '%EF%BF%BD.md'],
  ] as const) {
    it(`writes ${JSON.stringify(path)} as ${uri}`, () => assert.equal(uriOf(path), uri));
  }
});

describe('fingerprints', function () {
  this.timeout(120_000);
  const wrong = setFigures(misnamed(cleanReport()), { 'applications.results.granted.total': 72 });
  const typo = '本机关按时答复政府信公开申请。';
  const withTypo = (spec: typeof wrong) => printed(spec).replace(/\n(?=.*五、)/, `\n${typo}\n`);
  const blank = setFigures(wrong, { 'review.upheld': null });
  const text = withTypo(blank);
  const first = text.split('\n')[0]!;
  const unrelated: Readonly<Record<string, string>> = {
    'blank lines before everything': `\n\n\n${text}`,
    'a byte order mark': `\ufeff${text}`,
    'line ends of Windows': text.replaceAll('\n', '\r\n'),
    'a paragraph behind the title': text.replace(first, `${first}\n\n各位公众：\n\n现将有关情况报告如下。`),
    'a remark at the end': `${text}\n\n感谢社会各界的监督。\n`,
    'words before a slip in its own paragraph': text.replace(typo, `一年来，${typo}`),
    'another figure that fits': withTypo(setFigures(blank, { 'disclosure.licensing.decisions': 20357 })),
    'a comment in the text': text.replace(typo, `<!-- 已校对 -->\n\n${typo}`),
    'no empty line at the end': text.trimEnd(),
    'another file name': text,
  };
  const mended = withTypo(wrong),
    other = text.replace(typo, typo.replace('政府信公开', '政府信息开'));

  const found = new Map<string, readonly string[]>();
  const read = (folder: Folder, args: readonly string[]): readonly SarifResult[] =>
    sarif(folder.run(['check', '.', '--format', 'sarif', ...args]).out).runs[0]!.results;
  const printsOf = (results: readonly SarifResult[], path: string) =>
    results
      .filter((r) => r.locations[0]!.physicalLocation.artifactLocation.uri === encodeURIComponent(path))
      .map((r) => `${r.ruleId} ${r.partialFingerprints['primaryLocationLineHash']}`)
      .sort();
  before(() => {
    const texts: Readonly<Record<string, string>> = { ...unrelated, text, mended, other };
    inFolder(Object.fromEntries(Object.entries(texts).map(([name, t]) => [`${name}.md`, t])), (folder) => {
      const results = read(folder, ['--lang', 'en']);
      for (const name of Object.keys(texts)) found.set(name, printsOf(results, `${name}.md`));
    });
    inFolder({ 'text.md': text }, (folder) => {
      found.set('another language', printsOf(read(folder, ['--lang', 'zh']), 'text.md'));
      found.set('another severity', printsOf(read(folder, ['--rule', 'row-total=info']), 'text.md'));
    });
  });

  it('are one for each finding', () => {
    const own = found.get('text')!;
    assert.deepEqual(
      own.map((p) => p.split(' ')[0]),
      ['cell-blank', 'row-name', 'row-total', 'term-typo'],
    );
    assert.equal(new Set(own).size, own.length);
  });
  for (const title of [...Object.keys(unrelated), 'another language', 'another severity'])
    it(`stay with ${title}`, () => assert.deepEqual(found.get(title), found.get('text')));
  it('of the others stay where one is mended', () =>
    assert.deepEqual(
      found.get('mended'),
      found.get('text')!.filter((p) => !p.startsWith('cell-blank')),
    ));
  it('change with what they speak of', () => {
    const [was, now] = [found.get('text')!, found.get('other')!];
    assert.equal(now.length, was.length);
    assert.deepEqual(
      now.filter((p) => !was.includes(p)).map((p) => p.split(' ')[0]),
      ['term-typo'],
    );
  });
});

/** A workflow command as the runner of GitHub reads it. */
function readCommand(line: string) {
  const m = /^::(\w+) ([^:]*)::(.*)$/.exec(line);
  assert.ok(m, line);
  const plain = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const properties = m[2]!.split(',').map((p) => {
    const at = p.indexOf('=');
    return [
      p.slice(0, at),
      plain(
        p
          .slice(at + 1)
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ','),
      ),
    ] as const;
  });
  return { name: m[1], message: plain(m[3]!), ...Object.fromEntries(properties) } as Readonly<Record<string, string>>;
}

describe('check --format github', function () {
  this.timeout(60_000);
  it('gives commands that the runner reads', () =>
    inFolder(files, (folder) => {
      const out = output(folder, 'github');
      const commands = out.split('\n').filter((l) => l.startsWith('::'));
      const found = parsed(folder.run(['check', '.', '--format', 'json'])).files.flatMap((f) => f.findings);
      assert.deepEqual(
        commands.map(readCommand).map((c) => [c['name'], c['file'], c['line'], c['col'], c['title'], c['message']]),
        found.map((f) => [
          f.severity,
          NAME,
          String(f.range.start.line + 1),
          String(f.range.start.character + 1),
          `gouji(${f.rule})`,
          f.message,
        ]),
      );
      golden('github.txt', withoutWords(out, folder));
    }));
  it('calls info a notice, and an unreadable file an error', () =>
    inFolder({ 'a.md': broken, 'b.md': '\u0000' }, (folder) => {
      const { out } = folder.run(['check', '.', '--format', 'github', '--rule', 'row-name=info']);
      const commands = out.split('\n').filter((l) => l.startsWith('::'));
      assert.deepEqual(
        commands.map(readCommand).map((c) => [c['name'], c['file']]),
        [
          ['notice', 'a.md'],
          ['error', 'a.md'],
          ['error', 'b.md'],
        ],
      );
    }));
});

describe('check --format gitlab', function () {
  this.timeout(60_000);
  interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }
  it('is an array of issues, none twice', () =>
    inFolder({ ...files, 'again.md': broken }, (folder) => {
      const out = output(folder, 'gitlab');
      const issues = JSON.parse(out) as Issue[];
      const found = parsed(folder.run(['check', '.', '--format', 'json'])).files.flatMap((f) =>
        f.findings.map((x) => [x.message, x.rule, f.path, x.range.start.line + 1]),
      );
      assert.deepEqual(
        issues.map((i) => [i.description, i.check_name, i.location.path, i.location.lines.begin]),
        found,
      );
      assert.equal(new Set(issues.map((i) => i.fingerprint)).size, issues.length);
      for (const i of issues) assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(i.severity));
      golden('gitlab.json', withoutWords(out, folder));
    }));
  it('is an empty array where nothing was found', () =>
    inFolder({ 'a.md': clean }, (folder) =>
      assert.deepEqual(JSON.parse(folder.run(['check', '.', '--format', 'gitlab']).out), []),
    ));
});

describe('check --format junit', function () {
  this.timeout(60_000);
  it('is read by a parser of JUnit’s reports', async () => {
    const folders: { out: string; notNamed: string }[] = [];
    inFolder({ ...files, 'bad.md': '\u0000' }, (folder) => {
      const run = folder.run(['check', NAME, 'clean.md', 'notes.md', 'bad.md', '--format', 'junit']);
      assert.equal(run.status, 2);
      golden(
        'junit.xml',
        withoutWords(run.out, folder).replace(/(?<=<skipped message=")[^"]*|(?<=<error message=")[^"]*/g, '…'),
      );
      folders.push({
        out: run.out,
        notNamed: output(folder, 'junit', [NAME.replace('年报', '*'), '*.md'].slice(0, 1)),
      });
    });
    const report = await readJunit(folders[0]!.out);
    assert.ok(report && 'testsuite' in report);
    assert.deepEqual(
      report.testsuite!.map((s) => [s.name, s.tests, s.failures, s.errors, s.skipped, s.testcase!.length]),
      [
        ['clean.md', 1, 0, 0, 0, 1],
        ['notes.md', 1, 0, 0, 1, 1],
        [NAME, 2, 2, 0, 0, 2],
        ['bad.md', 1, 0, 1, 0, 1],
      ],
    );
    const [row, total] = report.testsuite![2]!.testcase!;
    assert.deepEqual([row!.name, total!.name], ['row-name', 'row-total applications.results.granted.total']);
    assert.match(total!.failure![0]!.inner!, /^年报, 50% "a&b"\.md:\d+:\d+ error row-total /);
  });
  it('holds no character that XML may not hold', async () => {
    let out = '';
    inFolder({ 'a.md': broken.replace('规范性文件', '规范性\u0001文\ufffe件') }, (folder) => {
      out = output(folder, 'junit');
    });
    assert.ok(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]/.test(out));
    assert.ok(await readJunit(out));
  });
});

describe('check --format ndjson', function () {
  this.timeout(60_000);
  it('is the files of --format json, one a line', () =>
    inFolder(files, (folder) => {
      const lines = output(folder, 'ndjson').split('\n');
      assert.equal(lines.pop(), '');
      assert.deepEqual(
        lines.map((l) => JSON.parse(l) as unknown),
        parsed(folder.run(['check', '.', '--format', 'json'])).files,
      );
    }));
  it('has every file of many, whatever their order', () =>
    inFolder(
      Object.fromEntries(
        Array.from({ length: 90 }, (_, i) => [`d/${i}.md`, i % 9 === 0 ? `${broken}\n${i}\n` : `${notes}\n${i}\n`]),
      ),
      (folder) => {
        const whole = parsed(folder.run(['check', 'd', '--format', 'json'])).files;
        for (const args of [['--no-cache'], [], []]) {
          const lines = output(folder, 'ndjson', ['d', ...args])
            .trimEnd()
            .split('\n');
          const read = lines.map((l) => JSON.parse(l) as { path: string });
          assert.deepEqual(
            read.sort((a, b) => (a.path < b.path ? -1 : 1)),
            whole,
          );
        }
      },
    ));
});

describe('suppressed findings', function () {
  this.timeout(60_000);
  const text = `<!-- gouji-ignore-file row-total: 年末已核对，系统口径不同 -->\n${broken}`;
  it('are shown as such, and count for nothing', () =>
    inFolder({ 'a.md': text }, (folder) => {
      const run = folder.run(['check', 'a.md', '--format', 'json']);
      const { files: found, summary } = parsed(run);
      assert.deepEqual([run.status, summary['errors'], summary['warnings']], [0, 0, 1]);
      const { suppressed } = found[0] as unknown as { suppressed: { rule: string; suppression: unknown }[] };
      assert.deepEqual(
        suppressed.map((s) => [s.rule, s.suppression]),
        [['row-total', { kind: 'comment', reason: '年末已核对，系统口径不同' }]],
      );
      const { results } = sarif(folder.run(['check', 'a.md', '--format', 'sarif']).out).runs[0]!;
      assert.deepEqual(
        results.map((r) => [r.ruleId, (r as { suppressions?: unknown }).suppressions]),
        [
          ['row-name', undefined],
          ['row-total', [{ kind: 'inSource', status: 'accepted', justification: '年末已核对，系统口径不同' }]],
        ],
      );
      assert.match(
        folder.run(['check', 'a.md', '--format', 'junit']).out,
        /<testcase name="row-total [^>]*><skipped message="年末已核对，系统口径不同"\/>/,
      );
      assert.ok(!folder.run(['check', 'a.md', '--format', 'github']).out.includes('row-total'));
      assert.ok(!folder.run(['check', 'a.md', '--format', 'gitlab']).out.includes('row-total'));
    }));
  it('keep their fingerprints', () =>
    inFolder({ 'a.md': text, 'b.md': broken }, (folder) => {
      const { results } = sarif(folder.run(['check', '.', '--format', 'sarif']).out).runs[0]!;
      const of = (path: string) =>
        results
          .filter((r) => r.locations[0]!.physicalLocation.artifactLocation.uri === path)
          .map((r) => r.partialFingerprints['primaryLocationLineHash']);
      assert.deepEqual(of('a.md'), of('b.md'));
    }));
  it('that suppress nothing are mended by --fix', () =>
    inFolder({ 'a.md': `<!-- gouji-ignore-file row-total: 已核对 -->\n${clean}` }, (folder) => {
      assert.match(folder.run(['check', 'a.md', '-q']).out, /a\.md:1:1 warning suppression-unused /);
      assert.equal(folder.run(['check', 'a.md', '--fix']).status, 0);
      assert.equal(folder.text('a.md'), clean);
    }));
});
