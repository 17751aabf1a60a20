import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { commands, shells } from '../../server/src/cli/arguments/command-table';
import { everywhere } from '../../server/src/cli/arguments/options';
import { rules } from '../../server/src/rules/registry';
import { gouji, inFolder } from './run';

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const script = (shell: string, ...more: string[]): string => gouji(['completion', shell, ...more]).out;

describe('gouji completion', function () {
  this.timeout(60_000);

  for (const shell of shells) {
    it(`${shell}: a script that the shell can read, with every command and option`, function () {
      const text = script(shell);
      for (const c of commands) assert.ok(text.includes(c.name), c.name);
      for (const o of [...commands.flatMap((c) => c.options), ...everywhere])
        assert.ok(text.includes(shell === 'fish' ? `-l ${o.name}` : `--${o.name}`), o.name);
      if (!has(shell)) this.skip();
      for (const lang of ['zh', 'en'])
        inFolder({ script: script(shell, '--lang', lang) }, (folder) => {
          const read = spawnSync(shell, ['-n', 'script'], { cwd: folder.path });
          assert.deepEqual([read.status, read.stderr.toString()], [0, '']);
        });
    });
  }

  it('names the shells there are', () => {
    assert.match(gouji(['completion', 'bsh']).err, /Name a shell: bash, zsh, fish; did you mean bash\?/);
    assert.equal(gouji(['completion']).status, 2);
  });

  const offered: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['gouji', 'ch'], ['check']],
    [['gouji', 'check', '--format', 's'], ['sarif']],
    [
      ['gouji', 'check', '--format', '=', 'j'],
      ['json', 'junit'],
    ],
    [
      ['gouji', 'facts', '--format', ''],
      ['pretty', 'json', 'csv'],
    ],
    [['gouji', 'check', '--max'], ['--max-warnings']],
    [['gouji', 'facts', '--max'], []],
    [['gouji', 'check', '--rule', 'row-t'], ['row-total']],
    [
      ['gouji', 'check', '--rule', 'row-total', '='],
      ['off', 'hint', 'info', 'warning', 'error'],
    ],
    [['gouji', 'check', '--rule', 'row-total', '=', 'w'], ['warning']],
    [['gouji', 'explain', ''], rules.map((r) => r.id)],
    [['gouji', 'completion', 'z'], ['zsh']],
    [
      ['gouji', 'check', '--lang', ''],
      ['zh', 'en'],
    ],
    [['gouji', 'check', 'repo'], []],
  ];
  for (const [words, expected] of offered) {
    it(`bash offers ${expected.slice(0, 3).join(' ') || 'files'} behind ${words.join(' ')}`, function () {
      if (!has('bash')) this.skip();
      const quoted = words.map((w) => `'${w}'`).join(' ');
      const asking =
        `${script('bash')}\ncompopt() { :; }\nCOMP_WORDS=(${quoted}); ` +
        `COMP_CWORD=${words.length - 1}; _gouji; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const run = spawnSync('bash', ['-c', asking]);
      assert.equal(run.stderr.toString(), '');
      assert.deepEqual(run.stdout.toString().split('\n').filter(Boolean), expected);
    });
  }
  for (const [line, expected] of [
    ['gouji ch', 'check'],
    ['gouji check --format s', 'sarif'],
    ['gouji explain row-tot', 'row-total'],
    ['gouji check --max', '--max-warnings'],
  ] as const) {
    it(`fish offers ${expected} behind ${line}`, function () {
      if (!has('fish')) this.skip();
      inFolder({ 'gouji.fish': script('fish') }, (folder) => {
        const run = spawnSync('fish', ['-N', '-c', `source gouji.fish; complete -C '${line}'`], { cwd: folder.path });
        assert.deepEqual(
          run.stdout
            .toString()
            .split('\n')
            .filter(Boolean)
            .map((l) => l.split('\t')[0]),
          [expected],
        );
      });
    });
  }
});
