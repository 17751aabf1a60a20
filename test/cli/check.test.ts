import assert from 'node:assert/strict';
import { type Groups, eachCase } from './cases';
import { broken, inFolder, parsed, warned } from './run';

const groups: Groups = {
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
};

describe('gouji check', function () {
  this.timeout(60_000);
  eachCase(groups);

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
