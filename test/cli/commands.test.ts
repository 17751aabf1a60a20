import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { builtinForms } from '../../server/src/forms/builtin';
import { commands } from '../../server/src/cli/arguments/command-table';
import { rules } from '../../server/src/rules/registry';
import { CLI, environment, gouji } from './run';

const chinese = /[\u4e00-\u9fff]/;

describe('help and version', function () {
  this.timeout(60_000);
  it('names every command, in both languages', () => {
    for (const lang of ['zh', 'en']) {
      const r = gouji(['--help', '--lang', lang]);
      assert.deepEqual([r.status, r.err], [0, '']);
      for (const c of commands) assert.ok(r.out.includes(`gouji ${c.name}`), c.name);
      assert.equal(chinese.test(r.out), lang === 'zh');
    }
  });
  for (const c of commands) {
    it(`gouji ${c.name} --help names every option`, () => {
      const r = gouji([c.name, '-h']);
      assert.equal(r.status, 0);
      for (const o of c.options) assert.ok(r.out.includes(`--${o.name}`), o.name);
      assert.ok(!chinese.test(r.out));
      assert.match(gouji([c.name, '--help', '--lang=zh']).out, chinese);
    });
  }
  it('gouji help says the same', () => {
    assert.equal(gouji(['help']).out, gouji(['--help']).out);
    for (const c of commands) assert.equal(gouji(['help', c.name]).out, gouji([c.name, '--help']).out);
    const r = gouji(['help', 'chek']);
    assert.equal(r.status, 2);
    assert.match(r.err, /There is no command chek; did you mean check\?/);
  });
  it('says its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    for (const args of [['--version'], ['-v'], ['check', '--version']])
      assert.deepEqual(gouji(args), { status: 0, out: `gouji ${version}\n`, err: '' });
  });
});

describe('gouji explain', function () {
  this.timeout(60_000);
  it('tells what a rule checks and what to do, in both languages', () => {
    for (const lang of ['zh', 'en'] as const) {
      const rule = rules.find((r) => r.id === 'row-total')!;
      const { status, out } = gouji(['explain', 'row-total', '--lang', lang]);
      assert.equal(status, 0);
      for (const part of [
        rule.id,
        rule.docs[lang].title,
        rule.docs[lang].what,
        rule.docs[lang].advice,
        'error',
        '/docs/rules/row-total.md',
      ])
        assert.ok(out.includes(part), part);
    }
  });
  it('lists every rule', () => {
    const { out } = gouji(['explain']);
    for (const r of rules) assert.match(out, new RegExp(`^  ${r.id} +${r.severity} +\\S`, 'm'));
    assert.ok(!chinese.test(out));
  });
  it('as JSON', () => {
    const one = JSON.parse(gouji(['explain', 'row-name', '--format', 'json']).out) as {
      id: string;
      severity: string;
      fix: string;
      title: string;
    };
    assert.deepEqual([one.id, one.severity, one.fix], ['row-name', 'warning', 'safe']);
    const all = JSON.parse(gouji(['explain', '--format', 'json']).out) as { rules: { id: string }[] };
    assert.deepEqual(
      all.rules.map((r) => r.id),
      rules.map((r) => r.id),
    );
  });
  it('knows the rule that was meant', () => {
    const r = gouji(['explain', 'row-totals']);
    assert.equal(r.status, 2);
    assert.equal(r.err, 'gouji: There is no rule row-totals; did you mean row-total?\n');
    assert.deepEqual(gouji(['explain', 'nope']), {
      status: 2,
      out: '',
      err: 'gouji: There is no rule nope; gouji explain lists them all\n',
    });
    assert.equal(gouji(['explain', 'nope', '--lang', 'zh']).err, 'gouji: 没有规则 nope；全部规则见 gouji explain\n');
    assert.match(
      gouji(['explain', 'row-total', 'row-name']).err,
      /Unexpected argument row-name; usage: gouji explain RULE/,
    );
  });
});

describe('gouji forms', function () {
  this.timeout(60_000);
  it('lists the forms', () => {
    const { out, status } = gouji(['forms']);
    assert.equal(status, 0);
    for (const f of builtinForms()) assert.ok(out.includes(f.id) && out.includes(f.data.name.en));
    const json = JSON.parse(gouji(['forms', '--format', 'json']).out) as { forms: { id: string; facts: number }[] };
    assert.deepEqual(
      json.forms.map((f) => [f.id, f.facts]),
      builtinForms().map((f) => [f.id, f.facts.length]),
    );
  });
  for (const form of builtinForms()) {
    it(`prints ${form.id} in full`, () => {
      const { out } = gouji(['forms', form.id, '--lang', 'zh']);
      for (const part of [
        ...form.sections.map((s) => s.title),
        ...form.tables.flatMap((t) => t.rows.map((r) => r.label)),
        ...form.facts.map((f) => f.column.label),
      ])
        assert.ok(out.includes(part), part);
      assert.equal(out.slice(out.indexOf('勾稽关系')).trimEnd().split('\n').length - 1, form.relations.length);
      const json = JSON.parse(gouji(['forms', form.id, '--format', 'json']).out) as {
        facts: { id: string }[];
        relations: { left: string[]; right: string[] }[];
        sections: { id: string }[];
      };
      assert.deepEqual(
        json.facts.map((f) => f.id),
        form.facts.map((f) => f.id),
      );
      assert.equal(json.relations.length, form.relations.length);
      assert.deepEqual(
        json.sections.map((s) => s.id),
        form.sections.map((s) => s.id),
      );
    });
  }
  it('knows the form that was meant', () => {
    const r = gouji(['forms', 'disclosure-2012']);
    assert.equal(r.status, 2);
    assert.match(r.err, /did you mean disclosure-2021\?/);
  });
});

describe('gouji lsp', function () {
  this.timeout(60_000);
  before(function () {
    if (!existsSync('dist/server.js')) this.skip();
  });

  for (const args of [['lsp', '--stdio'], ['lsp']]) {
    it(`${args.join(' ')} speaks the protocol until it is told to end`, async () => {
      const child = spawn(process.execPath, [CLI, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env: environment() });
      const send = (message: object) => {
        const text = JSON.stringify({ jsonrpc: '2.0', ...message });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      };
      let heard = '';
      const answer = (id: number) =>
        new Promise<string>((resolve) => {
          const look = () => {
            if (new RegExp(`"id":${id}[,}]`).test(heard)) resolve(heard);
          };
          child.stdout.on('data', (d: Buffer) => {
            heard += d.toString();
            look();
          });
          look();
        });
      const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
      send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
      assert.match(await answer(1), /"capabilities":\{/);
      send({ method: 'initialized', params: {} });
      send({ id: 2, method: 'shutdown' });
      await answer(2);
      send({ method: 'exit' });
      assert.equal(await closed, 0);
    });
  }

  it('takes no files', () => {
    assert.match(gouji(['lsp', 'a.md']).err, /Unexpected argument a\.md; usage: gouji lsp \[--stdio\]/);
  });

  it('says so when nobody speaks to it', () => {
    const r = gouji(['lsp']);
    assert.deepEqual([r.status, r.out], [1, '']);
    assert.match(r.err, /no message came from a client/);
  });
});
