import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where the cache stands: as given, as the environment says, or the system's usual place. Undefined where there is
 * none.
 */
export function cacheFolder(
  given: string | undefined,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home = homeOf,
): string | undefined {
  const named = given ?? env['GOUJI_CACHE_DIR'];
  if (named) return resolve(named);
  const xdg = env['XDG_CACHE_HOME'];
  // The standard says to ignore a relative one.
  if (xdg && isAbsolute(xdg)) return join(xdg, 'gouji');
  const local = env['LOCALAPPDATA'];
  if (platform === 'win32' && local && isAbsolute(local)) return join(local, 'gouji', 'Cache');
  const at = home();
  if (at === undefined) return undefined;
  return platform === 'win32'
    ? join(at, 'AppData', 'Local', 'gouji', 'Cache')
    : platform === 'darwin'
      ? join(at, 'Library', 'Caches', 'gouji')
      : join(at, '.cache', 'gouji');
}

/** The user's home, if there is one: in a container it may be named and not exist, and is not ours to make. */
function homeOf(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) && existsSync(home) ? home : undefined;
  } catch {
    return undefined;
  }
}
