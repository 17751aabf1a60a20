// The PDF library draws pages, edits files and fills in forms; here it tells what stands on a page, and no more. Its
// builds keep the names of the modules they were put together from, so whole modules can be left out of the bundle.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const WORKER = 'pdf.worker.mjs';

/** Modules, by name or folder, that nothing leads to when the marks of a page are read. */
const leftOut = {
  'pdf.mjs': [
    './src/display/annotation_layer.js',
    './src/display/canvas.js',
    './src/display/editor/',
    './src/display/text_layer.js',
  ],
  [WORKER]: [
    './external/openjpeg/openjpeg.js',
    './src/core/editor/',
    './src/core/struct_tree.js',
    './src/core/xfa/',
    './src/core/xfa_fonts.js',
  ],
};

/** Modules with others in their place. */
const insteadOf = {
  // What is laid over a page is not read, and so not looked at.
  './src/core/annotation.js': 'const AnnotationFactory = { createGlobals: async () => null };',
  // Node has such a decoder, with a bound on what comes of its input.
  './external/brotli/decode.js': `
import { brotliDecompressSync } from 'node:zlib';
const BrotliDecode = (bytes) => brotliDecompressSync(bytes, { maxOutputLength: 1 << 28 });
`,
};

/** Ends of the library's files that put all of it into the page around, and so keep all of it. */
const published = [
  /^\{\n {2}globalThis\._pdfjsTestingUtils = \{\n[^}]*\};\n\}\n/m,
  /^globalThis\.pdfjsLib = \{\n[^}]*\};\n/m,
];

/** What a file tells of a marked stretch is left out by the library; the text that stands for it is needed. */
const told = {
  at: 'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null];',
  by: `{
              const props = args[1] instanceof Dict ? args[1] : undefined;
              const told = props?.get("ActualText");
              const text = typeof told === "string" ? stringToPDFString(told) : undefined;
              args = [args[0].name, props?.get("MCID") ?? null, text];
            }`,
};

export const leanPdf = {
  name: 'lean-pdf',
  setup(b) {
    b.onLoad({ filter: /pdfjs-dist[\\/](?:legacy[\\/])?build[\\/]pdf(?:\.worker)?\.mjs$/ }, ({ path }) => ({
      contents: lean(readFileSync(path, 'utf8'), basename(path)),
      loader: 'js',
    }));
  },
};

function lean(source, file) {
  let text = source;
  // It looks for a package that draws, and warns where there is none; nothing is ever drawn here.
  if (file !== WORKER) text = replaced(text, /require\("@napi-rs\/canvas"\)/g, 'undefined');
  if (file !== WORKER) for (const end of published) text = replaced(text, end, '');
  for (const name of leftOut[file]) text = withoutModules(text, name, stubs);
  if (file === WORKER) text = replaced(text, told.at, told.by);
  if (file === WORKER)
    for (const [name, code] of Object.entries(insteadOf)) text = withoutModules(text, name, () => code);
  return text;
}

function withoutModules(text, name, instead) {
  const [before, ...modules] = text.split(/^(?=;\/\/ \.\/)/m);
  const is = (module) => module.startsWith(`;// ${name}`);
  if (!modules.some(is)) throw new Error(`pdfjs-dist has no module ${name} now`);
  return before + modules.map((m) => (is(m) ? instead(m) : m)).join('');
}

/** Classes and functions of the same names that say that they are left out. What is set up beside them stays. */
function stubs(module) {
  const polyfills = module.match(/^var \w+ = __webpack_require__\(\d+\);$/gm) ?? [];
  const named = [...module.matchAll(/^(class|(?:async )?function\*?|const|let|var) ([\w$]+|[[{])/gm)];
  const empty = named
    .filter(([line]) => !polyfills.some((p) => p.startsWith(line)))
    .map(([, kind, name]) => {
      const refuse = `{ throw new Error('${name} is left out of this build'); }`;
      if (kind === 'class') return `class ${name} { constructor() ${refuse} static cleanup() {} }`;
      if (kind.includes('function')) return `function ${name}() ${refuse}`;
      if (/^[{[]/.test(name)) throw new Error('a module of pdfjs-dist cannot be left out: it takes names apart');
      return `const ${name} = undefined;`;
    });
  return [...empty, ...polyfills, ''].join('\n');
}

function replaced(text, what, by) {
  const out = text.replace(what, by);
  if (out === text) throw new Error(`pdfjs-dist has no ${what} now`);
  return out;
}
