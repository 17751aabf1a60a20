import { type Groups, config, eachCase } from './cases';
import { broken, clean, notes, warned } from './run';

const groups: Groups = {
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
      title: 'patterns that only take back',
      args: ['check', 'a.md'],
      files: { 'a.md': warned, 'gouji.json': config({ exclude: ['!a.md'] }) },
      status: 0,
      err: ['gouji.json:1:12: exclude has patterns with ! only'],
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
};

describe('gouji check: settings', function () {
  this.timeout(60_000);
  eachCase(groups);
});
