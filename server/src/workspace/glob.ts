/** Whether a path (with forward slashes, relative to where the pattern is written) matches: `*`, `**`, `?`, `{a,b}`, `[ab]`. A pattern without a slash matches in every folder. */
export function matchesGlob(path: string, pattern: string): boolean {
  return globRegex(pattern).test(path);
}

const known = new Map<string, RegExp>();

function globRegex(pattern: string): RegExp {
  let regex = known.get(pattern);
  if (!regex) {
    const rooted = pattern.replace(/^\.?\//, '');
    regex = new RegExp(`^${source(rooted.includes('/') || rooted !== pattern ? rooted : `**/${rooted}`)}$`, 'u');
    known.set(pattern, regex);
  }
  return regex;
}

function source(glob: string): string {
  let out = '', depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i]!;
    if (c === '*' && glob[i + 1] === '*') {
      const folder = glob[i + 2] === '/';
      out += folder ? '(?:[^/]+/)*' : '.*';
      i += folder ? 2 : 1;
    } else if (c === '*') out += '[^/]*';
    else if (c === '?') out += '[^/]';
    else if (c === '{' && glob.includes('}', i)) { out += '(?:'; depth++; }
    else if (c === '}' && depth > 0) { out += ')'; depth--; }
    else if (c === ',' && depth > 0) out += '|';
    else if (c === '[' && glob.indexOf(']', i + 2) > 0) {
      const end = glob.indexOf(']', i + 2);
      out += `[${glob.slice(i + 1, end).replace(/^!/, '^').replace(/[\\[\]]/g, '\\$&')}]`;
      i = end;
    } else out += c.replace(/[\\^$.|+()[\]{}/]/, '\\$&');
  }
  return out;
}
