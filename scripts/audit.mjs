// Looks whether anything that goes into the package is known to be unsafe, where the registry answers. Fails only on
// what is grave: nothing is learnt of a registry that cannot be reached.
import { spawnSync } from 'node:child_process';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout } = spawnSync(npm, ['audit', '--json', '--omit=dev'], {
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
});
let counts;
try {
  counts = JSON.parse(stdout).metadata?.vulnerabilities;
} catch {
  /* no answer */
}
if (!counts) console.log('audit: the registry does not answer, nothing is known');
else {
  const grave = counts.high + counts.critical;
  console.log(`audit: ${counts.total} known, ${grave} of them high or critical`);
  if (grave > 0) process.exitCode = 1;
}
