import type { Say } from '../terminal/language';

/** That there is nothing by a name; a name that is no UTF-8 is not the one on the disk any more when it is read. */
export function missing(path: string, say: Say, words: string): string {
  return path.includes('\ufffd')
    ? say(
        '文件名不是 UTF-8 编码（可能是 GBK），读不到；请改名后再检查，如 convmv -f gbk -t utf-8 -r --notest 文件夹',
        'its name is not in UTF-8 (in GBK, perhaps), so it cannot be read; rename it, as with convmv -f gbk -t utf-8 ' +
          '-r --notest FOLDER',
      )
    : words;
}

/** What a failed call on a file means to the user. */
export function reason(error: unknown, say: Say, path = ''): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return missing(path, say, say('没有这个文件', 'there is no such file'));
    case 'EACCES':
    case 'EPERM':
      return say('没有权限，请检查文件的权限', 'not permitted; look at the file’s permissions');
    case 'EISDIR':
      return say('是文件夹', 'is a folder');
    case 'EINVAL':
      return say('不是普通文件，未读取', 'is no regular file, not read');
    case 'EROFS':
      return say('所在的磁盘只读', 'is on a read-only disk');
    case 'ENOSPC':
    case 'EDQUOT':
      return say('磁盘已满', 'the disk is full');
    case 'ERR_FS_FILE_TOO_LARGE':
      return say('文件超过 2 GiB，请拆分后再检查', 'is over 2 GiB; split it up');
    case 'ENAMETOOLONG':
      return say('名字太长', 'the name is too long');
    case 'ELOOP':
      return say('链接绕成了圈', 'its links lead in a circle');
    default:
      return message;
  }
}
