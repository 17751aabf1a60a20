// What any checker on Node must do: read each file of a folder, decode it, look at each character once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
let lines = 0,
  digits = 0;
for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name)).toString('utf8');
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) lines++;
    else if (c >= 48 && c <= 57) digits++;
  }
}
process.stdout.write(`${lines} ${digits}\n`);
