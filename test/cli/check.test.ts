import assert from 'node:assert/strict';
import { broken, clean, inFolder, notes, parsed, warned } from './run';

interface Case {
  readonly title: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly status: number;
  /** Must stand in the output, or must not. */
  readonly out?: readonly (RegExp | string)[];
  readonly err?: readonly (RegExp | string)[];
  readonly notOut?: readonly (RegExp | string)[];
}

const some = { 'clean.md': clean, 'warned.md': warned, 'broken.md': broken, 'notes.md': notes };
const config = (settings: unknown) => JSON.stringify(settings);

const groups: Readonly<Record<string, readonly Case[]>> = {
  'exit status': [
    {
      title: 'nothing found',
      args: ['check', 'clean.md'],
      status: 0,
      out: ['1 file checked, 1 report: nothing found'],
    },
    { title: 'a warning is no error', args: ['check', 'warned.md'], status: 0, out: ['row-name'] },
    { title: 'an error', args: ['check', 'broken.md'], status: 1, out: ['row-total'] },
    { title: 'one file of several', args: ['check', 'clean.md', 'broken.md'], status: 1 },
    { title: '--fail-on warning', args: ['check', 'warned.md', '--fail-on', 'warning'], status: 1 },
    { title: '--fail-on hint counts what is worse', args: ['check', 'warned.md', '--fail-on=hint'], status: 1 },
    { title: '--fail-on never', args: ['check', 'broken.md', '--fail-on', 'never'], status: 0, out: ['row-total'] },
    { title: '--fail-on hint on a clean report', args: ['check', 'clean.md', '--fail-on', 'hint'], status: 0 },
    {
      title: 'a missing file; the others are reported',
      args: ['check', 'absent.md', 'broken.md'],
      status: 2,
      err: ['absent.md: there is no such file'],
      out: ['broken.md:', 'row-total'],
    },
    {
      title: 'a missing file wins over --fail-on never',
      args: ['check', 'absent.md', '--fail-on', 'never'],
      status: 2,
      err: ['look at the path'],
    },
    {
      title: 'nothing but a missing file is not nothing found',
      args: ['check', 'absent.md'],
      status: 2,
      err: ['there is no such file'],
      out: [/^no file checked\n$/],
    },
    {
      title: 'a missing file beside a clean one is remembered at the end',
      args: ['check', 'absent.md', 'clean.md'],
      status: 2,
      err: ['there is no such file'],
      out: [/nothing found; not everything could be checked, see above\n$/],
    },
    { title: 'no command', args: [], status: 2, err: ['Usage'] },
  ],
  'wrong use': [
    { title: 'an unknown command', args: ['chekc', 'a.md'], status: 2, err: ['no command chekc; did you mean check?'] },
    { title: 'a file in place of a command', args: ['clean.md'], status: 2, err: ['gouji check clean.md'] },
    {
      title: 'an unknown option',
      args: ['check', '--fixx', 'clean.md'],
      status: 2,
      err: ['no option --fixx; did you mean --fix?'],
    },
    {
      title: 'an unknown option far from any',
      args: ['check', '--zzzzzz', 'clean.md'],
      status: 2,
      err: ['gouji check --help'],
    },
    { title: 'a switch negated', args: ['check', '--no-fix', 'clean.md'], status: 2, err: ['no option --no-fix'] },
    {
      title: 'an unknown format',
      args: ['check', '--format', 'jsno', 'clean.md'],
      status: 2,
      err: ['did you mean json?'],
    },
    {
      title: 'an option without its value',
      args: ['check', 'clean.md', '--format'],
      status: 2,
      err: ['--format needs a value: --format pretty|json'],
    },
    { title: 'an empty value', args: ['check', '--form=', 'clean.md'], status: 2, err: ['--form needs a value'] },
    {
      title: 'an unknown level to fail on',
      args: ['check', '--fail-on', 'warn', 'clean.md'],
      status: 2,
      err: ['cannot be warn'],
    },
    {
      title: 'an unknown rule',
      args: ['check', '--rule', 'row-totl=off', 'clean.md'],
      status: 2,
      err: ['no rule row-totl; did you mean row-total?'],
    },
    {
      title: 'an unknown level',
      args: ['check', '--rule', 'row-total=eror', 'clean.md'],
      status: 2,
      err: ['did you mean error?'],
    },
    {
      title: 'a rule without level',
      args: ['check', '--rule', 'row-total', 'clean.md'],
      status: 2,
      err: ['is not RULE=LEVEL'],
    },
    {
      title: 'an unknown form',
      args: ['check', '--form', 'disclosure-2012', 'clean.md'],
      status: 2,
      err: ['did you mean disclosure-2021?'],
    },
    {
      title: '--unsafe-fixes alone',
      args: ['check', '--unsafe-fixes', 'clean.md'],
      status: 2,
      err: ['goes with --fix or --diff'],
    },
    {
      title: '--diff with a format',
      args: ['check', '--diff', '--format', 'json', 'clean.md'],
      status: 2,
      err: ['--diff prints a patch'],
    },
    {
      title: 'a language that is none',
      args: ['check', '--lang', 'de', 'clean.md'],
      status: 2,
      err: ['--lang cannot be de'],
    },
    {
      title: 'in Chinese',
      args: ['check', '--fixx', 'clean.md', '--lang', 'zh'],
      status: 2,
      err: ['没有选项 --fixx，是否指 --fix？'],
    },
    {
      title: 'in Chinese by LANG',
      args: ['check', '--rule', 'row-totl=off'],
      env: { LANG: 'zh_CN.UTF-8' },
      status: 2,
      err: ['没有规则 row-totl，是否指 row-total？'],
    },
  ],
  paths: [
    {
      title: 'a folder, all levels, known extensions',
      args: ['check', 'd', '--verbose'],
      files: {
        'd/a.md': warned,
        'd/e/b.txt': warned,
        'd/e/f/c.html': notes,
        'd/x.markdown': notes,
        'd/y.htm': notes,
        'd/z.gkbg': warned,
        'd/no.json': warned,
        'd/node_modules/m.md': warned,
        'd/.git/h.md': warned,
      },
      status: 0,
      out: ['d/a.md:', 'd/e/b.txt:', 'd/z.gkbg:', '6 files checked, 3 reports'],
      notOut: ['no.json', 'node_modules', '.git'],
    },
    {
      title: 'no path is this folder',
      args: ['check'],
      files: { 'a.md': warned },
      status: 0,
      out: ['a.md:', '1 file checked'],
    },
    {
      title: 'a file named is checked whatever its extension',
      args: ['check', 'a.draft'],
      files: { 'a.draft': warned },
      status: 0,
      out: ['a.draft:'],
    },
    {
      title: 'a glob',
      args: ['check', 'd/**/*.md'],
      files: { 'd/a.md': warned, 'd/e/b.md': warned, 'd/c.txt': warned },
      status: 0,
      out: ['d/a.md:', 'd/e/b.md:', '2 files checked'],
    },
    {
      title: 'a glob for everything takes known extensions',
      args: ['check', 'd/*'],
      files: { 'd/a.md': warned, 'd/b.bin': 'x' },
      status: 0,
      out: ['1 file checked'],
    },
    {
      title: 'a glob that matches nothing',
      args: ['check', 'd/*.md'],
      files: { 'd/a.txt': '' },
      status: 2,
      err: ['the glob matches no file'],
    },
    {
      title: 'a name with brackets is a name first',
      args: ['check', '[a].md'],
      files: { '[a].md': warned, 'a.md': clean },
      status: 0,
      out: ['[a].md:', '1 file checked'],
    },
    {
      title: 'an empty folder',
      args: ['check', 'd'],
      files: { 'd/': '' },
      status: 0,
      err: ['the folder holds no file to check'],
    },
    {
      title: 'each file once, in the order of paths',
      args: ['check', 'b.md', 'a.md', './b.md', '.'],
      files: { 'a.md': warned, 'b.md': warned },
      status: 0,
      out: [/^a\.md:[^]*\nb\.md:/, '2 files checked'],
    },
    { title: 'a file named like a number', args: ['check', '007'], files: { '007': warned }, status: 0, out: ['007:'] },
    {
      title: 'a switch does not take the path behind it',
      args: ['check', '--unsafe-fixes', '--fix', 'a.md'],
      files: { 'a.md': clean, 'b.md': broken },
      status: 0,
      out: ['1 file checked'],
    },
    {
      title: 'a path that begins with a dash, behind --',
      args: ['check', '--', '-a.md'],
      files: { '-a.md': warned },
      status: 0,
      out: ['-a.md:'],
    },
    {
      title: 'options before the command',
      args: ['--lang', 'zh', 'check', 'a.md'],
      files: { 'a.md': clean },
      status: 0,
      out: ['没有发现问题'],
    },
  ],
  'standard input': [
    { title: '-', args: ['check', '-'], input: warned, status: 0, out: ['<stdin>:'] },
    {
      title: '--stdin-filename',
      args: ['check', '-', '--stdin-filename', 'draft.md'],
      input: broken,
      status: 1,
      out: ['draft.md:'],
    },
    {
      title: 'beside files',
      args: ['check', '-', 'warned.md'],
      input: broken,
      status: 1,
      out: ['<stdin>:', 'warned.md:'],
    },
    { title: 'empty', args: ['check', '-'], input: '', status: 0, out: ['<stdin>: no report'] },
  ],
  'rules, forms, configuration': [
    {
      title: 'a rule switched off',
      args: ['check', 'broken.md', '--rule', 'row-total=off'],
      status: 0,
      notOut: ['row-total'],
    },
    {
      title: 'levels changed',
      args: ['check', 'broken.md', '--rule', 'row-total=hint', '--rule=row-name=error'],
      status: 1,
      out: ['hint row-total', 'error row-name'],
    },
    {
      title: 'the last level given counts',
      args: ['check', 'warned.md', '--rule', 'row-name=error', '--rule', 'row-name=off'],
      status: 0,
      notOut: ['row-name'],
    },
    {
      title: 'a form named for a fragment takes it for a report',
      args: ['check', 'part.md', '--form', 'disclosure-2021'],
      files: { 'part.md': notes },
      status: 1,
      out: ['section-missing', '1 file checked, 1 report'],
    },
    {
      title: 'a form named for standard input',
      args: ['check', '-', '--form', 'disclosure-2021'],
      input: notes,
      status: 1,
      out: ['section-missing'],
    },
    {
      title: 'a form named for a folder forces nothing',
      args: ['check', '.', '--form', 'disclosure-2021'],
      files: { 'part.md': notes, 'a.md': clean },
      status: 0,
      out: ['2 files checked, 1 report: nothing found'],
    },
    {
      title: 'no form in particular',
      args: ['check', 'part.md', '--form', 'auto'],
      files: { 'part.md': notes },
      status: 0,
      out: ['no report'],
    },
    {
      title: 'a form named',
      args: ['check', 'clean.md', '--form', 'disclosure-2021'],
      status: 0,
      out: ['nothing found'],
    },
    {
      title: 'gouji.json in this folder',
      args: ['check', 'a.md'],
      files: { 'a.md': warned, 'gouji.json': config({ rules: { 'row-name': 'error' } }) },
      status: 1,
    },
    {
      title: 'gouji.json with a byte order mark and $schema',
      args: ['check', 'a.md'],
      files: { 'a.md': warned, 'gouji.json': `\ufeff${config({ $schema: 'x', rules: { 'row-name': 'error' } })}` },
      status: 1,
    },
    {
      title: '--config',
      args: ['check', 'a.md', '--config', 'c/strict.json'],
      files: { 'a.md': warned, 'c/strict.json': config({ rules: { 'row-name': 'error' } }) },
      status: 1,
    },
    {
      title: '--config instead of gouji.json',
      args: ['check', 'a.md', '--config', 'c.json'],
      files: { 'a.md': warned, 'gouji.json': config({ rules: { 'row-name': 'error' } }), 'c.json': '{}' },
      status: 0,
    },
    {
      title: 'options win over the configuration',
      args: ['check', 'a.md', '--rule', 'row-name=hint'],
      files: { 'a.md': warned, 'gouji.json': config({ rules: { 'row-name': 'error' } }) },
      status: 0,
      out: ['hint row-name'],
    },
    {
      title: 'switched off',
      args: ['check', 'a.md'],
      files: { 'a.md': broken, 'gouji.json': config({ enable: false }) },
      status: 0,
      err: ['checking is switched off in'],
    },
    {
      title: 'files that are reports all the same',
      args: ['check', 'd'],
      files: { 'd/a.md': notes, 'd/b.md': notes, 'gouji.json': config({ files: ['d/a.*'] }) },
      status: 1,
      out: ['d/a.md:3:8 error section-missing', '2 files checked, 1 report'],
      notOut: ['d/b.md'],
    },
    {
      title: 'fewer findings shown',
      args: ['check', 'broken.md'],
      files: { 'broken.md': broken, 'gouji.json': config({ maxFindings: 1 }) },
      status: 1,
      out: ['1 more not shown', '1 error, 1 warning'],
    },
    {
      title: 'a configuration that is missing',
      args: ['check', 'a.md', '--config', 'c.json'],
      status: 2,
      err: ['configuration c.json: there is no such file'],
    },
    {
      title: 'a configuration that is no JSON',
      args: ['check'],
      files: { 'gouji.json': '{ rules: }' },
      status: 2,
      err: ['gouji.json:1:3: is not valid JSON: a value is needed here'],
    },
    {
      title: 'a configuration that is no object',
      args: ['check'],
      files: { 'gouji.json': '[]' },
      status: 2,
      err: ['gouji.json:1:1: the outermost value must be an object'],
    },
    {
      title: 'an unknown setting',
      args: ['check'],
      files: { 'gouji.json': config({ rule: {} }) },
      status: 2,
      err: ['gouji.json:1:2: there is no setting rule; did you mean rules?'],
    },
    {
      title: 'a setting of the wrong type',
      args: ['check'],
      files: { 'gouji.json': config({ files: 'a' }) },
      status: 2,
      err: ['files must be of type array'],
    },
    {
      title: 'a level that is none',
      args: ['check'],
      files: { 'gouji.json': config({ rules: { 'row-name': 'loud' } }) },
      status: 2,
      err: ['gouji.json:1:22: rules.row-name must be one of off, hint'],
    },
    {
      title: 'a number out of bounds',
      args: ['check'],
      files: { 'gouji.json': config({ maxFindings: 0 }) },
      status: 2,
      err: ['maxFindings must be at least 1'],
    },
    {
      title: 'several faults at once, in Chinese',
      args: ['check', '--lang', 'zh'],
      files: { 'gouji.json': config({ enable: 1, maxFindings: 0 }) },
      status: 2,
      err: [/gouji\.json:1:11：enable 的类型应为 boolean\n +gouji\.json:1:27：maxFindings 不能小于 1/],
    },
    {
      title: 'an unknown rule in the configuration',
      args: ['check'],
      files: { 'gouji.json': config({ rules: { 'row-nam': 'off' } }) },
      status: 2,
      err: ['gouji.json:1:11: there is no rule row-nam; did you mean row-name?'],
    },
    {
      title: 'an unknown form in the configuration',
      args: ['check'],
      files: { 'gouji.json': config({ form: 'none' }) },
      status: 2,
      err: ['gouji.json:1:9: there is no form none'],
    },
  ],
  'language and colour': [
    {
      title: '--lang zh',
      args: ['check', 'broken.md', '--lang', 'zh'],
      status: 1,
      out: ['错误 row-total', '检查了 1 个文件，年报 1 份：1 个错误，1 个警告'],
    },
    {
      title: 'LC_ALL wins over LANG',
      args: ['check', 'clean.md'],
      env: { LC_ALL: 'zh_TW.UTF-8' },
      status: 0,
      out: ['没有发现问题'],
    },
    {
      title: 'LC_MESSAGES wins over LANG',
      args: ['check', 'clean.md'],
      env: { LC_MESSAGES: 'zh_CN', LANG: 'en_US' },
      status: 0,
      out: ['没有发现问题'],
    },
    { title: 'no colour without a terminal', args: ['check', 'broken.md'], status: 1, notOut: ['\u001b'] },
    {
      title: 'FORCE_COLOR',
      args: ['check', 'broken.md'],
      env: { FORCE_COLOR: '1' },
      status: 1,
      out: ['\u001b[31merror'],
    },
    {
      title: 'NO_COLOR wins',
      args: ['check', 'broken.md'],
      env: { FORCE_COLOR: '1', NO_COLOR: '1' },
      status: 1,
      notOut: ['\u001b'],
    },
    {
      title: '--no-color wins',
      args: ['check', 'broken.md', '--no-color'],
      env: { FORCE_COLOR: '1' },
      status: 1,
      notOut: ['\u001b'],
    },
    {
      title: '--color never wins',
      args: ['check', 'broken.md', '--color', 'never'],
      env: { FORCE_COLOR: '1' },
      status: 1,
      notOut: ['\u001b'],
    },
    {
      title: '--color always wins',
      args: ['check', 'broken.md', '--color=always'],
      env: { NO_COLOR: '1' },
      status: 1,
      out: ['\u001b[31merror'],
    },
    {
      title: '--quiet',
      args: ['check', 'broken.md', '-q'],
      status: 1,
      out: [/^broken\.md:\d+:\d+ warning row-name .*\nbroken\.md:\d+:\d+ error row-total .*\n$/],
    },
  ],
  'files that are no reports': [
    {
      title: 'named: said to be none, and why',
      args: ['check', 'notes.md'],
      status: 0,
      out: ['notes.md: no report: No “', '1 file checked, 0 reports'],
    },
    {
      title: 'found in a folder: not named',
      args: ['check', 'd'],
      files: { 'd/notes.md': notes },
      status: 0,
      out: [/^1 file checked, 0 reports/],
    },
    {
      title: '--verbose names it',
      args: ['check', 'd', '--verbose'],
      files: { 'd/notes.md': notes },
      status: 0,
      out: ['d/notes.md: no report'],
    },
  ],
};

const holds = (text: string, part: RegExp | string) =>
  typeof part === 'string' ? text.includes(part) : part.test(text);

describe('gouji check', function () {
  this.timeout(60_000);
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const c of cases) {
        it(c.title, () =>
          inFolder(c.files ?? some, (folder) => {
            const r = folder.run(c.args, { input: c.input ?? '', env: c.env ?? {} });
            const told = `status ${r.status}\n${r.out}\n--\n${r.err}`;
            assert.equal(r.status, c.status, told);
            for (const part of c.out ?? []) assert.ok(holds(r.out, part), `no ${part} in the output: ${told}`);
            for (const part of c.notOut ?? []) assert.ok(!holds(r.out, part), `${part} in the output: ${told}`);
            for (const part of c.err ?? [])
              assert.ok(holds(r.err, part), `no ${part} in what is said beside it: ${told}`);
            if (!c.err) assert.equal(r.err, '');
          }),
        );
      }
    });
  }

  it('gives the same findings from a file and from standard input, in the order of paths', () =>
    inFolder({ 'b.md': broken, 'a.md': warned }, (folder) => {
      const [a, b] = parsed(folder.run(['check', '--format', 'json', 'b.md', 'a.md'])).files;
      assert.deepEqual([a!.path, b!.path], ['a.md', 'b.md']);
      const piped = parsed(
        folder.run(['check', '-', '--stdin-filename', 'b.md', '--format', 'json'], { input: broken }),
      ).files[0];
      assert.deepEqual(piped, b);
    }));
});
