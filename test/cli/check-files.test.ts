import { type Groups, eachCase } from './cases';
import { broken, clean, notes, warned } from './run';

const groups: Groups = {
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

describe('gouji check: which files', function () {
  this.timeout(60_000);
  eachCase(groups);
});
