import assert from 'node:assert/strict';
import { readArguments } from '../../server/src/cli/arguments/arguments';
import { isProblem } from '../../server/src/cli/terminal/problem';

interface Understood {
  readonly command?: string;
  readonly args?: readonly string[];
  readonly given?: Readonly<Record<string, readonly string[] | true>>;
}

const understood: readonly (readonly [string, Understood])[] = [
  ['', {}],
  ['check', { command: 'check' }],
  ['check a b', { command: 'check', args: ['a', 'b'] }],
  ['check check', { command: 'check', args: ['check'] }],
  ['check -', { command: 'check', args: ['-'] }],
  ['check 007 1e3', { command: 'check', args: ['007', '1e3'] }],
  ['check -- --fix -', { command: 'check', args: ['--fix', '-'] }],
  ['check --fix -- --diff', { command: 'check', args: ['--diff'], given: { fix: true } }],
  ['--lang zh check a', { command: 'check', args: ['a'], given: { lang: ['zh'] } }],
  ['check --no-color a', { command: 'check', args: ['a'], given: { 'no-color': true } }],
  ['check --color never a', { command: 'check', args: ['a'], given: { color: ['never'] } }],
  ['help', { command: 'help' }],
  ['help check', { command: 'help', args: ['check'] }],
  ['check --no-cache', { command: 'check', given: { 'no-cache': true } }],
  ['check -q a', { command: 'check', args: ['a'], given: { quiet: true } }],
  ['check --rule a=off --rule=b=hint', { command: 'check', given: { rule: ['a=off', 'b=hint'] } }],
  ['check --form=0123 x', { command: 'check', args: ['x'], given: { form: ['0123'] } }],
  ['check --config - a', { command: 'check', args: ['a'], given: { config: ['-'] } }],
  ['check --stdin-filename=--fix -', { command: 'check', args: ['-'], given: { 'stdin-filename': ['--fix'] } }],
  ['check --format json --format pretty', { command: 'check', given: { format: ['json', 'pretty'] } }],
  ['explain a b --help', { command: 'explain', args: ['a', 'b'], given: { help: true } }],
  ['nothing --version', { args: ['nothing'], given: { version: true } }],
];

const refused: readonly (readonly [string, RegExp])[] = [
  ['chek', /no command chek; did you mean check\?/],
  ['a.md', /no command a\.md; to check a file: gouji check a\.md/],
  ['-- check', /no command check; did you mean check\?/],
  ['check --fixx', /no option --fixx; did you mean --fix\?/],
  ['check --no-colour', /no option --no-colour; did you mean --no-color\?/],
  ['check --no-fix', /no option --no-fix/],
  ['check --color sometimes', /--color cannot be sometimes; it can be auto, always, never/],
  ['help check facts', /Unexpected argument facts; usage: gouji help/],
  ['check -x', /no option -x; see gouji check --help/],
  ['check -qx', /no option -x/],
  ['facts --fix', /no option --fix; see gouji facts --help/],
  ['check --__proto__=1', /no option --__proto__/],
  ['check --constructor', /no option --constructor/],
  ['check --fix=1', /--fix takes no value/],
  ['check --rule', /--rule needs a value: --rule ID=LEVEL/],
  ['check --rule --fix', /--rule needs a value/],
  ['check --rule=', /--rule needs a value/],
  ['check --format xml', /--format cannot be xml; it can be pretty, json/],
  ['check --fail-on eror', /--fail-on cannot be eror; did you mean error\?/],
  ['explain a b', /Unexpected argument b; usage: gouji explain RULE/],
];

const words = (line: string) => line.split(' ').filter(Boolean);

describe('the command line is read', () => {
  for (const [line, { command, args = [], given = {} }] of understood)
    it(`gouji ${line}`, () => {
      const read = readArguments(words(line));
      assert.equal(read.command?.name, command);
      assert.deepEqual(read.args, args);
      for (const [name, value] of Object.entries(given)) {
        assert.ok(read.has(name), name);
        if (value === true) assert.equal(read.value(name), undefined);
        else {
          assert.deepEqual(read.values(name), value);
          assert.equal(read.value(name), value.at(-1));
        }
      }
      const others = ['fix', 'diff', 'quiet', 'help', 'no-color', 'rule'].filter((name) => !(name in given));
      for (const name of others) assert.ok(!read.has(name), name);
    });

  for (const [line, message] of refused)
    it(`gouji ${line} is refused`, () =>
      assert.throws(
        () => readArguments(words(line)),
        (error: unknown) => isProblem(error) && message.test(error.en) && error.zh !== error.en,
      ));
});
