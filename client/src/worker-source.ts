/** A file of the server’s, as it is built for Node: it has exports, and may ask for those of files before it. */
export interface Part {
  readonly name: string;
  readonly source: string;
}

/** The script of a worker that runs the parts in turn: a worker has one file, and no way to ask for others. */
export function workerSource(parts: readonly Part[]): string {
  const calls = parts.map(
    ({ name, source }) =>
      `((module, require) => {${source}\n})` +
      `((parts[${JSON.stringify(`./${name}`)}] = { exports: {} }), (name) => parts[name].exports);\n`,
  );
  return `(() => {\nconst parts = {};\n${calls.join('')}})();\n`;
}
