/** The library asks for these of a browser when it loads; only drawing on a screen would use them. */
const globals = globalThis as Record<string, unknown>;
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globals[name] ??= class {};
